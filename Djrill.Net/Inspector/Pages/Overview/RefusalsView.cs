using Djrill.Net.Diagnostics;
using Microsoft.AspNetCore.Html;

namespace Djrill.Net.Inspector;

/// <summary>The last requests that were refused, with the diagnosis of a wrong signature.</summary>
internal static class RefusalsView
{
    public static IHtmlContent Of(InspectorRequest request)
    {
        var refusals = request.Webhooks.Diagnostics.Refusals.GetAll();
        return Html.Of($"""
            <section id="refusals" data-live aria-labelledby="refusals-title"><h2 id="refusals-title">Refused requests</h2>
            {(refusals.Count == 0 ? Html.Of($"<p>This process has refused no request.</p>") : Table(refusals))}</section>

            """);
    }

    private static IHtmlContent Table(IReadOnlyList<RefusedRequest> refusals) => Html.Of($"""
        <p>The last of this process. Requests without an accepted secret take at most half of the rows.</p>
        <div class="scroll" tabindex="0" role="region" aria-label="Refused requests"><table><thead><tr><th scope="col">Last</th><th scope="col">Webhook</th><th scope="col">Status</th><th scope="col">Requests</th><th scope="col">Reason</th><th scope="col">Diagnosis</th></tr></thead>
        <tbody>{Html.ForEach(refusals, static refusal => $"{Row(refusal)}")}</tbody></table></div>
        """);

    private static IHtmlContent Row(RefusedRequest refusal) => Html.Of($"""
        <tr><td>{Parts.Time(refusal.Time)}</td><td>{Parts.TextOrDash(refusal.Webhook)}</td><td>{refusal.Status}</td><td>{Parts.Number(refusal.Count)}</td><td>{Parts.Text(refusal.Reason.Trim())}</td><td>{Parts.TextOrDash(refusal.Diagnosis)}</td></tr>

        """);
}
