using Djrill.Net.Diagnostics;

namespace Djrill.Net.Delivery;

/// <summary>Calls a subscriber of <see cref="MandrillSignals.WebhookEvent"/> with one event.</summary>
internal sealed class SubscriberCall(DeliveryContext context, Subscriber subscriber, MandrillWebhookEventArgs args, int index)
    : RecipientCall(context, args, index)
{
    private readonly DeliveryContext _context = context;
    private readonly MandrillWebhookEventArgs _args = args;

    public override string Identity => subscriber.Identity;

    public override string Name => subscriber.Name;

    public override bool BeginsOnCallersThread => true;

    /// <summary>Nothing can interrupt a subscriber that blocks, so it is only told of.</summary>
    public override Task InvokeAsync()
    {
        var start = _context.Time.GetTimestamp();
        subscriber.Handler(null, _args);
        var elapsed = _context.Time.GetElapsedTime(start);
        if (elapsed > _context.Settings.HandlerTimeout)
        {
            _context.Log.SubscriberSlow(Name, (long)elapsed.TotalMilliseconds, LoggedEventType.Of(_args.EventType));
        }

        return Task.CompletedTask;
    }
}
