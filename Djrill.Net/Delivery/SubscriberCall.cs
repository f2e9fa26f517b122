using Djrill.Net.Diagnostics;

namespace Djrill.Net.Delivery;

/// <summary>Calls a subscriber of <see cref="MandrillSignals.WebhookEvent"/> with one event.</summary>
internal sealed class SubscriberCall(DeliveryContext context, Subscriber subscriber, MandrillWebhookEventArgs args, int index)
    : RecipientCall(context, args, index)
{
    public override string Identity => subscriber.Identity;

    public override string Name => subscriber.Name;

    public override bool BeginsOnCallersThread => true;

    /// <summary>Nothing can interrupt a subscriber that blocks, so it is only told of.</summary>
    public override Task InvokeAsync()
    {
        var start = Context.Time.GetTimestamp();
        subscriber.Handler(null, Args);
        var elapsed = Context.Time.GetElapsedTime(start);
        if (elapsed > Context.Settings.HandlerTimeout)
        {
            Context.Log.SubscriberSlow(Name, (long)elapsed.TotalMilliseconds, LoggedEventType.Of(Args.EventType));
        }

        return Task.CompletedTask;
    }
}
