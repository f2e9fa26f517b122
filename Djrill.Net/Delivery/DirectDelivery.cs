using Djrill.Net.Configuration;
using Djrill.Net.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Djrill.Net.Delivery;

/// <summary>Delivers each batch during its request. A host has one instance.</summary>
/// <param name="scopes">Creates the scopes of handlers.</param>
/// <param name="recipients">The subscribers and handlers of the host.</param>
/// <param name="stop">The state of the host's shutdown.</param>
/// <param name="time">The clock of the host.</param>
internal sealed class DirectDelivery(IServiceScopeFactory scopes, RecipientCatalog recipients, HostShutdown stop, TimeProvider time)
    : IBatchSink
{
    public IServiceScopeFactory Scopes => scopes;

    public TimeProvider Time => time;

    public FailedBatchStore FailedBatches { get; } = new(time);

    public RecipientCatalog Recipients => recipients;

    public HostShutdown Stop => stop;

    public async Task<BatchOutcome> DeliverAsync(ReceivedBatch batch)
    {
        BatchAnnouncement.Announce(batch);
        var (context, events) = (new BatchContext(this, batch), batch.Events.Events);
        if (events.Count == 0)
        {
            context.Log.Accepted(0);
            return BatchOutcome.Delivered;
        }

        Stop.Grace = context.Limits.ShutdownGrace;
        if (Stop.IsStopping)
        {
            context.Log.Stopping(events.Count);
            return BatchOutcome.Stopping;
        }

        SignalScope.Current = recipients.Signals; // A recipient may subscribe during a call. The subscription belongs to the host's scope.
        var condition = "no-recipient:" + batch.Webhook;
        var found = await recipients.GetAsync(batch.Webhook);
        if (found.Count == 0)
        {
            context.Log.NoRecipient(events.Count);
            context.Telemetry.Health?.Report(
                condition,
                HealthStatus.Degraded,
                WebhookNames.Prefix(batch.Webhook) + "Events arrive, but there is no subscriber and no handler.");
            return BatchOutcome.NoRecipient;
        }

        context.Telemetry.Health?.Clear(condition);
        using var calls = new MeasuredCalls(context);
        return await new BatchDelivery(context, calls).DeliverAsync(found);
    }
}
