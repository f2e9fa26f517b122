using Microsoft.AspNetCore.Html;

namespace Djrill.Net.Inspector;

/// <summary>The handlers of an event, with their attempts and errors.</summary>
internal static class EventDeliveries
{
    private const int MaxMessage = 1000;
    private const int MaxDeliveries = 25;

    public static IHtmlContent Of(InspectorRequest request, MandrillInboxEvent found, TextBudget budget)
    {
        var shown = found.Deliveries.Take(MaxDeliveries).ToList();
        return Html.Of($"""
            <section id="deliveries" data-live aria-labelledby="deliveries-title"><h2 id="deliveries-title">Handlers</h2>
            {(shown.Count == 0 ? Html.Of($"<p>{NoDeliveries(found.Entry.State)}</p>") : Html.ForEach(shown, delivery => $"{Delivery(request, found.Entry, delivery, budget)}"))}{Html.If(
                found.Deliveries.Count > shown.Count, () => $"<p>And {found.Deliveries.Count - shown.Count} more.</p>")}</section>

            """);
    }

    private static string NoDeliveries(MandrillInboxState state) => state switch
    {
        MandrillInboxState.Handled => "Every handler has handled the event. No failure is on record.",
        MandrillInboxState.Ignored => "No handler asked for the event.",
        _ => "No handler was called yet.",
    };

    private static IHtmlContent Delivery(
        InspectorRequest request, MandrillInboxEntry entry, MandrillInboxDelivery delivery, TextBudget budget)
    {
        var facts = new Facts()
            .Add("State", Html.Of($"{(delivery.IsWaiting ? "Waits for the paused handler" : delivery.State.ToString())}"))
            .Add("Attempts", Html.Of($"{Parts.Number(delivery.Attempts)}"))
            .Add("Process ends during a call", delivery.Crashes == 0 ? null : Html.Of($"{delivery.Crashes}"))
            .Add("Replays", delivery.Replay == 0 ? null : Html.Of($"{delivery.Replay}"))
            .Add("Next attempt", delivery.State == MandrillInboxDeliveryState.Open ? delivery.DueAt : null)
            .Add("Last change", delivery.UpdatedAt)
            .Add("Error", delivery.ErrorType)
            .Add("Message", Message(request.Mask.Text(delivery.ErrorMessage), budget))
            .Add("Method", delivery.ErrorFrame)
            .Add("Trace", delivery.TraceId);
        return Html.Of($"""
            <article class="delivery"><h3>{(delivery.Handler.Length == 0 ? Html.Of($"(all handlers)") : Parts.Text(delivery.Handler))}</h3>
            {facts.ToHtml()}{Button(request, entry, delivery)}</article>

            """);
    }

    private static IHtmlContent? Message(string? text, TextBudget budget) =>
        string.IsNullOrEmpty(text) ? null : Html.Of($"<bdi>{budget.Take(text, MaxMessage)}</bdi>");

    private static IHtmlContent Button(InspectorRequest request, MandrillInboxEntry entry, MandrillInboxDelivery delivery) =>
        delivery.IsWaiting ? Html.Empty : ActionForm.Button(
            request, "replay", delivery.State == MandrillInboxDeliveryState.Open ? "Retry now" : "Replay this handler",
            ("id", $"{entry.Id}"), ("handler", delivery.Handler), ("back", $"events/{entry.Id}"));
}
