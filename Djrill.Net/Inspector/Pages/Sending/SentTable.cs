using Microsoft.AspNetCore.Html;

namespace Djrill.Net.Inspector;

/// <summary>Shows what became of a batch that was sent.</summary>
internal static class SentTable
{
    public static async Task<IHtmlContent> OfAsync(InspectorRequest request, SentBatch sent)
    {
        var page = await request.Inbox.ListAsync(new() { Ids = sent.Events }, request.Cancelled);
        var facts = new Facts()
            .Add("Sent", sent.Time)
            .Add("Events", Html.Of($"{Parts.Number(sent.Count)}"))
            .Add("Status", Html.Of($"{(sent.Status is { } status ? $"{status}" : "no answer")}"))
            .Add("Answer", sent.Answer.Trim());
        var table = page.Entries.Count == 0
            ? Html.Of($"<p>The inbox has none of these events.</p>")
            : EventsTable.Of(request, page.Entries, hasBoxes: false);
        return Html.Of($"""
            <section id="sent" data-live aria-labelledby="sent-title"><h2 id="sent-title">What became of the batch</h2>
            {facts.ToHtml()}{table}{Html.If(sent.Count > SentEvents.Max, () =>
                $"<p>The first {SentEvents.Max} are shown. <a href=\"{request.Url("events")}\">All events</a></p>")}</section>

            """);
    }
}
