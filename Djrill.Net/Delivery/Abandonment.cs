using Djrill.Net.Diagnostics;

namespace Djrill.Net.Delivery;

/// <summary>Tells that an event was given up.</summary>
internal sealed class Abandonment(DeliveryContext context, MandrillWebhookEventArgs args, int index)
{
    public async ValueTask TellAsync(string handler, int attempts, Exception exception)
    {
        context.Log.Abandoned(exception, handler, attempts, args.Event.IdempotencyKey, LoggedEventType.Of(args.EventType));
        context.Telemetry.Abandoned(handler, args.EventType);
        var abandoned = new MandrillEventAbandonedEventArgs(args.Event, handler, attempts, exception);
        foreach (var subscriber in Delegate.EnumerateInvocationList(MandrillSignals.AbandonedSubscribers))
        {
            var call = new AbandonedCall(context, subscriber, abandoned, args, index);
            foreach (var failure in await call.CallAsync())
            {
                call.Failed(failure);
            }
        }
    }

    private sealed class AbandonedCall(
        DeliveryContext context,
        EventHandler<MandrillEventAbandonedEventArgs> subscriber,
        MandrillEventAbandonedEventArgs abandoned,
        MandrillWebhookEventArgs args,
        int index)
        : RecipientCall(context, args, index)
    {
        public override string Identity => Name;

        public override string Name => Subscriber.NameOf(subscriber);

        public override bool BeginsOnCallersThread => true;

        public override Task InvokeAsync()
        {
            subscriber(null, abandoned);
            return Task.CompletedTask;
        }
    }
}
