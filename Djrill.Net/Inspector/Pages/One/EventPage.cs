using Djrill.Net.Events;
using Microsoft.AspNetCore.Html;

namespace Djrill.Net.Inspector;

/// <summary>One event: what it is, what its handlers did, what can be done.</summary>
internal static class EventPage
{
    /// <summary>The limit for an event's contents on a page, in bytes. The rest of the page needs less than 30 KB.</summary>
    private const int ContentBytes = 60_000;

    private const int TimelineSize = 50;

    public static async Task<InspectorAnswer> RunAsync(InspectorRequest request)
    {
        if (await FoundEvent.Async(request) is not { } found)
        {
            return InspectorAnswer.NotFound(request, FoundEvent.Missing);
        }

        var budget = new TextBudget(ContentBytes);
        if (request.IsLive)
        {
            return InspectorAnswer.Page(request, $"Event {found.Entry.Id}", Html.Join(
                EventFacts.Of(request, found), EventDeliveries.Of(request, found, budget)));
        }

        var timeline = await TimelineAsync(request, found.Entry);
        return InspectorAnswer.Page(request, $"Event {found.Entry.Id}", Html.Join(
            EventFacts.Of(request, found),
            EventDeliveries.Of(request, found, budget),
            found.Event is MandrillInboundEvent email ? EmailView.Of(request, found.Entry.Id, email, budget) : MessageFacts.Of(request, found.Event, budget),
            timeline,
            JsonView.Of(request, found, budget)));
    }

    private static async Task<IHtmlContent> TimelineAsync(InspectorRequest request, MandrillInboxEntry entry)
    {
        if (entry.MessageId is null)
        {
            return Html.Empty;
        }

        var page = await request.Inbox.ListAsync(new() { MessageId = entry.MessageId, PageSize = TimelineSize }, request.Cancelled);
        return Html.Of($"""
            <section aria-labelledby="timeline-title"><h2 id="timeline-title">Timeline of the message</h2>
            {EventsTable.Of(request, page.Entries, hasBoxes: false, current: entry.Id)}{Html.If(
                page.After is not null, () => $"<p><a href=\"{request.Url($"events?message={Uri.EscapeDataString(entry.MessageId)}")}\">All events of the message</a></p>")}</section>

            """);
    }
}
