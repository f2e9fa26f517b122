using Microsoft.AspNetCore.Html;

namespace Djrill.Net.Inspector;

/// <summary>The facts of an event in the inbox, and the actions on all its handlers.</summary>
internal static class EventFacts
{
    public static IHtmlContent Of(InspectorRequest request, MandrillInboxEvent found)
    {
        var entry = found.Entry;
        var facts = new Facts()
            .Add("State", Parts.State(entry.State))
            .Add("Type", entry.EventType)
            .Add("Webhook", entry.WebhookName.Length == 0 ? "(unnamed)" : entry.WebhookName)
            .Add("Signed by", found.SignatureName)
            .Add("Occurred", entry.OccurredAt)
            .Add("Received", entry.ReceivedAt)
            .Add("Settled", entry.SettledAt)
            .Add("Batch", Html.Of($"{entry.Batch}, event {entry.BatchIndex + 1} of {found.BatchSize}"))
            .Add("Size", Html.Of($"{Parts.Number(entry.Size)} bytes"))
            .Add("Message id", entry.MessageId)
            .Add("Idempotency key", Html.Of($"<code>{ShownText.Of(found.Event.IdempotencyKey)}</code>"))
            .Add("Trace of the request", found.TraceParent);
        return Html.Of($"""
            <section id="event" data-live aria-labelledby="event-title"><h2 id="event-title">Event</h2>
            {facts.ToHtml()}<div class="buttons">{Replay(request, found)}{Delete(request, entry)}</div></section>

            """);
    }

    private static IHtmlContent Replay(InspectorRequest request, MandrillInboxEvent found) => ReplayText(found) is not { } text
        ? Html.Empty
        : ActionForm.Button(request, "replay", text, ("id", $"{found.Entry.Id}"), ("back", $"events/{found.Entry.Id}"));

    /// <summary>Returns the text of the button, or null if a replay would change nothing.</summary>
    private static string? ReplayText(MandrillInboxEvent found) =>
        found.Deliveries.Any(static delivery => delivery.State == MandrillInboxDeliveryState.Dead) ? "Replay the handlers that failed"
        : found.Deliveries.Any(static delivery => delivery is { State: MandrillInboxDeliveryState.Open, IsWaiting: false }) ? "Retry now"
        : found.Entry.State is MandrillInboxState.Handled or MandrillInboxState.Ignored ? "Replay all handlers"
        : null;

    private static IHtmlContent Delete(InspectorRequest request, MandrillInboxEntry entry) =>
        ActionForm.Button(request, "review", "Delete…", ("id", $"{entry.Id}"), ("do", "delete"), ("back", $"events/{entry.Id}"));
}
