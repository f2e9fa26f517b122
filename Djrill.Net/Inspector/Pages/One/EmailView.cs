using Djrill.Net.Events;
using Microsoft.AspNetCore.Html;

namespace Djrill.Net.Inspector;

/// <summary>An inbound email: its addresses, text, HTML, files and headers.</summary>
internal static class EmailView
{
    private const int MaxText = 500;
    private const int MaxBody = 10_000;
    private const int MaxRows = 60;
    private const int RowMarkup = 120;
    private const int MaxDecoded = 1024 * 1024;

    public static IHtmlContent Of(InspectorRequest request, long id, MandrillInboundEvent email, TextBudget budget)
    {
        IHtmlContent? Shown(string? text) =>
            string.IsNullOrEmpty(text) ? null : Html.Of($"<bdi>{budget.Take(request.Mask.Text(text), MaxText)}</bdi>");
        var facts = new Facts()
            .Add("Subject", Shown(email.Subject))
            .Add("From", Shown(email.FromName is null ? email.FromEmail : $"{email.FromName} <{email.FromEmail}>"))
            .Add("To", Shown(Addresses(email.To)))
            .Add("Cc", Shown(Addresses(email.Cc)))
            .Add("Received for", Shown(email.Recipient))
            .Add("SPF", Shown(email.Spf?.Result))
            .Add("Source", email.RawMessage is null || request.Mask.IsOn ? null : Html.Of($"<a href=\"{request.Url($"events/{id}/source")}\">Download .eml</a>"));
        return Html.Of($"""
            <section aria-labelledby="email-title"><h2 id="email-title">Email</h2>
            {facts.ToHtml()}{Body(request, id, email, budget)}{Files(request, id, "attachments", "Attachments", email.Attachments, budget, email)}{Files(
                request, id, "images", "Images", email.Images, budget, email)}{Headers(request, email, budget)}</section>

            """);
    }

    private static IHtmlContent Body(InspectorRequest request, long id, MandrillInboundEvent email, TextBudget budget)
    {
        if (request.Mask.IsOn)
        {
            return Html.Of($"<p>The text and the HTML are hidden.</p>");
        }

        var text = string.IsNullOrEmpty(email.Text)
            ? Html.Empty
            : Html.Of($"<h3>Text</h3><pre class=\"mail\" tabindex=\"0\" dir=\"auto\">{budget.Take(email.Text, MaxBody, keepLines: true)}</pre>\n");
        var html = Html.If(!string.IsNullOrEmpty(email.Html), () => $"""
            <h3>HTML</h3><iframe class="mail" sandbox src="{request.Url($"events/{id}/html")}" title="The HTML of the email" loading="lazy" referrerpolicy="no-referrer"></iframe>

            """);
        return Html.Join(text, html);
    }

    private static IHtmlContent Files(
        InspectorRequest request, long id, string path, string title, IReadOnlyList<MandrillAttachment> files, TextBudget budget, MandrillInboundEvent email)
    {
        var rows = files.Take(MaxRows).TakeWhile(_ => !budget.IsEmpty).Select((file, index) =>
        {
            budget.TakeMarkup(RowMarkup);
            var name = budget.Take(request.Mask.Text(file.SafeFileName), MaxText);
            var link = request.Mask.IsOn ? Html.Of($"{name}") : Html.Of($"<a href=\"{request.Url($"events/{id}/{path}/{index}")}\" download><bdi>{name}</bdi></a>");
            return Html.Of($"<li>{link} <span class=\"muted\">{budget.Take(request.Mask.Text(file.MediaType), MaxText)}{SizeOf(file, email)}</span></li>\n");
        });
        return Html.If(files.Count > 0, () => $"<h3>{title} ({files.Count})</h3>\n<ul class=\"files\">{Html.Join(rows)}</ul>\n");
    }

    /// <summary>Writes the size of a file. The files of a large email are not decoded for it.</summary>
    private static string SizeOf(MandrillAttachment file, MandrillInboundEvent email) =>
        email.Utf8Json.Length > MaxDecoded ? "" : $", {Parts.Number(file.Content.Length)} bytes";

    private static IHtmlContent Headers(InspectorRequest request, MandrillInboundEvent email, TextBudget budget)
    {
        var rows = email.Headers.Take(MaxRows).TakeWhile(_ => !budget.IsEmpty).Select(header =>
        {
            budget.TakeMarkup(RowMarkup);
            return Html.Of($"<tr><th scope=\"row\">{budget.Take(header.Key, MaxText)}</th><td><bdi>{budget.Take(request.Mask.Text(header.Value), MaxText)}</bdi></td></tr>\n");
        }).ToList();
        return Html.Of($"""
            <details><summary>Headers ({email.Headers.Count})</summary><div class="scroll"><table><tbody>{Html.Join(rows)}</tbody></table></div></details>

            """);
    }

    private static string Addresses(IReadOnlyList<MandrillAddress> addresses) =>
        string.Join(", ", addresses.Take(MaxRows).Select(static address => address.Name is null ? address.Email : $"{address.Name} <{address.Email}>"));
}
