using Microsoft.AspNetCore.Html;

namespace Djrill.Net.Inspector;

/// <summary>A table of events.</summary>
internal static class EventsTable
{
    private const int MaxText = 60;

    /// <summary>Makes a table.</summary>
    /// <param name="request">The request of the page.</param>
    /// <param name="entries">The events.</param>
    /// <param name="hasBoxes">True for a column with a box to select a row.</param>
    /// <param name="current">The id of the event that the page is about, or null.</param>
    public static IHtmlContent Of(InspectorRequest request, IReadOnlyList<MandrillInboxEntry> entries, bool hasBoxes, long? current = null)
    {
        var all = Html.If(hasBoxes, static () =>
            $"<th scope=\"col\"><input type=\"checkbox\" data-select-all aria-label=\"Select all\" hidden></th>");
        return Html.Of($"""
            <div class="scroll" tabindex="0" role="region" aria-label="Events"><table><thead><tr>{all}<th scope="col">Event</th><th scope="col">Type</th><th scope="col">State</th><th scope="col">Recipient</th><th scope="col">Received</th><th scope="col">Message</th><th scope="col">Webhook</th></tr></thead>
            <tbody>{Html.ForEach(entries, entry => $"{Row(request, entry, hasBoxes, current)}")}</tbody></table></div>
            """);
    }

    private static IHtmlContent Row(InspectorRequest request, MandrillInboxEntry entry, bool hasBoxes, long? current)
    {
        var box = Html.If(hasBoxes, () => $"<td><input type=\"checkbox\" name=\"id\" value=\"{entry.Id}\" aria-label=\"Select event {entry.Id}\"></td>");
        var link = entry.Id == current
            ? Html.Of($"<span aria-current=\"true\">{entry.Id} (this one)</span>")
            : Html.Of($"<a href=\"{request.Url($"events/{entry.Id}")}\">{entry.Id}</a>");
        return Html.Of($"""
            <tr>{box}<td>{link}</td><td>{Short(entry.EventType)}</td><td>{Parts.State(entry.State)}</td><td>{Short(request.Mask.Text(entry.Recipient))}</td><td>{Parts.Time(entry.ReceivedAt)}</td><td>{Short(entry.MessageId)}</td><td>{Short(entry.WebhookName)}</td></tr>

            """);
    }

    private static IHtmlContent Short(string? text) => Parts.TextOrDash(
        text is null ? null : ShownText.Of(text) is { Length: > MaxText } shown ? $"{Parts.Cut(shown, MaxText)}…" : text);
}
