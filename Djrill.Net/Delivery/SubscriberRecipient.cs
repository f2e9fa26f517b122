namespace Djrill.Net.Delivery;

/// <summary>A subscriber of <see cref="MandrillSignals.WebhookEvent"/>.</summary>
internal sealed class SubscriberRecipient(EventHandler<MandrillWebhookEventArgs> subscriber, int number)
    : Recipient(new(subscriber, number), NameOf(subscriber))
{
    public static string NameOf(Delegate subscriber) => $"{subscriber.Method.DeclaringType}.{subscriber.Method.Name}";

    public override bool CanHandle(EventItem item) => true;

    public override ValueTask<CallResult> CallAsync(CallContext call, EventItem item)
    {
        var args = new MandrillWebhookEventArgs(item.CreateEvent()) { Delivery = call.Delivery };
        return new SubscriberCall(call, () => subscriber(null, args)).RunAsync();
    }
}
