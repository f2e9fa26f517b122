using Microsoft.AspNetCore.Html;

namespace Djrill.Net.Inspector;

/// <summary>The handlers, which can be paused while they are mended, and resumed.</summary>
internal static class HandlersList
{
    private const int MaxHandlers = 100;

    public static async Task<IHtmlContent> OfAsync(InspectorRequest request)
    {
        var paused = await request.Inbox.GetPausedHandlersAsync(request.Cancelled);
        var names = (await request.Inbox.GetHandlersAsync(request.Cancelled)).Concat(paused.Select(static handler => handler.Handler))
            .Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).Take(MaxHandlers).ToList();
        var byName = paused.ToDictionary(static handler => handler.Handler, StringComparer.Ordinal);
        return Html.Of($"""
            <section id="handlers" data-live aria-labelledby="handlers-title"><h2 id="handlers-title">Handlers</h2>
            <p>Pause a handler while it is mended. Its events wait and use no attempt; other handlers are called as before.</p>
            {(names.Count == 0 ? Html.Of($"<p>There is no handler.</p>") : Table(request, names, byName))}</section>

            """);
    }

    private static IHtmlContent Table(
        InspectorRequest request, List<string> names, Dictionary<string, MandrillPausedHandler> paused) => Html.Of($"""
        <div class="scroll" tabindex="0" role="region" aria-label="Handlers"><table>
        <thead><tr><th scope="col">Handler</th><th scope="col">State</th><th scope="col">Waiting</th><th scope="col">Action</th></tr></thead>
        <tbody>{Html.ForEach(names, name => $"{Row(request, name, paused.GetValueOrDefault(name))}")}</tbody></table></div>
        """);

    private static IHtmlContent Row(InspectorRequest request, string name, MandrillPausedHandler? paused)
    {
        var state = paused is null
            ? Html.Of($"Active")
            : Html.Of($"Paused since {Parts.Time(paused.PausedAt)} by {Parts.TextOrDash(request.Mask.Text(paused.PausedBy))}");
        var waiting = paused is null ? "" : Parts.Number(paused.Waiting);
        var button = paused is null
            ? ActionForm.Button(request, "pause", "Pause", ("handler", name), ("back", "dead"))
            : ActionForm.Button(request, "resume", "Resume", ("handler", name), ("back", "dead"));
        return Html.Of($"""
            <tr><td>{Parts.Text(name)}</td><td>{state}</td><td>{waiting}</td><td>{button}</td></tr>

            """);
    }
}
