using Djrill.Net.Configuration;
using Djrill.Net.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Djrill.Net.Delivery;

/// <summary>Delivers batches within their requests. One serves a host.</summary>
/// <param name="scopes">The container of the host.</param>
/// <param name="recipients">The subscribers and handlers of the host.</param>
/// <param name="stop">The end of the host.</param>
/// <param name="time">The clock of the host.</param>
internal sealed class DirectDelivery(IServiceScopeFactory scopes, RecipientCatalog recipients, HostShutdown stop, TimeProvider time) : IBatchSink
{
    private const string NoRecipientCondition = "no-recipient:";
    private const int MaxLoggedIndexes = 100;

    public IServiceScopeFactory Scopes => scopes;

    public TimeProvider Time => time;

    public FailedBatchStore Memory { get; } = new(time);

    public RecipientCatalog Recipients => recipients;

    public HostShutdown Stop => stop;

    public async Task<DeliveryOutcome> DeliverAsync(ReceivedBatch batch)
    {
        var (context, events) = (new BatchContext(this, batch), batch.Events);
        context.Telemetry.BatchReceived(events.Events.Count, events.Events.Select(static slice => slice.EventType));
        if (events.Skipped.Count > 0)
        {
            context.Log.Skipped(events.Skipped.Count, string.Join(", ", events.Skipped.Take(MaxLoggedIndexes)));
        }

        if (events.Events.Count == 0)
        {
            context.Log.Accepted(0);
            return DeliveryOutcome.Delivered;
        }

        Stop.Grace = context.Limits.ShutdownGrace;
        if (Stop.IsStopping)
        {
            context.Log.Stopping(events.Events.Count);
            return DeliveryOutcome.Stopping;
        }

        SignalScope.Current = recipients.Signals; // What a recipient subscribes during a call is of the host's scope too.
        var called = await recipients.GetAsync(batch.Webhook);
        if (called.Count == 0)
        {
            return RefuseWithoutRecipient(context, events.Events.Count);
        }

        context.Telemetry.Health?.Clear(NoRecipientCondition + batch.Webhook);
        using var delivery = new BatchDelivery(context);
        return await delivery.DeliverAsync(called);
    }

    private static DeliveryOutcome RefuseWithoutRecipient(BatchContext context, int events)
    {
        context.Log.NoRecipient(events);
        context.Telemetry.Health?.Report(
            NoRecipientCondition + context.Batch.Webhook,
            HealthStatus.Degraded,
            WebhookNames.Prefix(context.Batch.Webhook) + "Events arrive, but there is no subscriber and no handler.");
        return DeliveryOutcome.NoRecipient;
    }
}
