using Djrill.Net.Delivery;

namespace Djrill.Net.Inbox;

/// <summary>Creates what a recipient can know about the delivery of an event by the inbox.</summary>
internal static class CallDelivery
{
    /// <param name="attempt">The number of the attempt, from 1.</param>
    /// <param name="first">The delivery of the first event of the call, or null for the first event.</param>
    public static InboxDelivery Create(
        InboxContext inbox, CallContext context, HandlerCallRunner runner, LoadedCall loaded, int attempt, InboxDelivery? first = null) =>
        new(inbox.Stores.Work, runner, context, first)
        {
            Attempt = attempt,
            IsLastAttempt = attempt >= inbox.Options.MaxDeliveryAttempts,
            IsReplay = loaded.Round > 0,
            ReceivedAt = DateTimeOffset.FromUnixTimeMilliseconds(loaded.Event.ReceivedAt),
            WebhookName = loaded.Event.Webhook,
            SignatureName = loaded.Event.SignatureName,
            BatchIndex = EventId.IndexOf(loaded.Event.Id),
            BatchSize = loaded.Event.BatchSize,
            InboxId = loaded.Event.Id,
        };
}
