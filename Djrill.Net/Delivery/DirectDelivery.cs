using System.Runtime.CompilerServices;
using Djrill.Net.Configuration;
using Djrill.Net.Diagnostics;
using Djrill.Net.Protocol;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace Djrill.Net.Delivery;

/// <summary>Delivers batches within their requests. One serves a host, and is made when it is first used.</summary>
internal sealed class DirectDelivery
{
    private const string NoRecipientCondition = "no-recipient:";
    private const int MaxLoggedIndexes = 100;

    private static readonly ConditionalWeakTable<IServiceScopeFactory, DirectDelivery> Hosts = [];

    private DirectDelivery(IServiceScopeFactory scopes, IServiceProvider services)
    {
        Scopes = scopes;
        Time = services.GetService<TimeProvider>() ?? TimeProvider.System;
        Memory = new(Time);
        Signals = SignalScope.For(scopes);
        Recipients = new(scopes, services, Signals);
        Stop = new(
            services.GetService<IOptions<HostOptions>>()?.Value.ShutdownTimeout,
            Time,
            services.GetService<IHostApplicationLifetime>()?.ApplicationStopping ?? CancellationToken.None);
    }

    public IServiceScopeFactory Scopes { get; }

    public TimeProvider Time { get; }

    public FailedBatchMemory Memory { get; }

    /// <summary>Gets where the host's subscribers are.</summary>
    public SignalScope Signals { get; }

    public RecipientCatalog Recipients { get; }

    public HostStop Stop { get; }

    public static DirectDelivery For(IServiceProvider services) =>
        Hosts.GetValue(services.GetRequiredService<IServiceScopeFactory>(), scopes => new(scopes, services));

    public async Task<DeliveryOutcome> DeliverAsync(DeliveryContext context, EventBatch batch)
    {
        context.Telemetry.BatchReceived(batch.Events.Count, batch.Events.Select(static slice => slice.EventType));
        if (batch.Skipped.Count > 0)
        {
            context.Log.Skipped(batch.Skipped.Count, string.Join(", ", batch.Skipped.Take(MaxLoggedIndexes)));
        }

        if (batch.Events.Count == 0)
        {
            context.Log.Accepted(0);
            return DeliveryOutcome.Delivered;
        }

        Stop.Grace = context.Settings.ShutdownGrace;
        if (Stop.IsStopping)
        {
            context.Log.Stopping(batch.Events.Count);
            return DeliveryOutcome.Stopping;
        }

        SignalScope.Current = Signals; // What a recipient subscribes during a call is of the host's scope too.
        var recipients = await Recipients.GetAsync(context.Webhook);
        if (recipients.Count == 0)
        {
            return RefuseWithoutRecipient(context, batch.Events.Count);
        }

        context.Telemetry.Health?.Clear(NoRecipientCondition + context.Webhook);
        using var delivery = new BatchDelivery(context, batch);
        return await delivery.DeliverAsync(recipients);
    }

    private static DeliveryOutcome RefuseWithoutRecipient(DeliveryContext context, int events)
    {
        context.Log.NoRecipient(events);
        context.Telemetry.Health?.Report(
            NoRecipientCondition + context.Webhook,
            HealthStatus.Degraded,
            WebhookNames.Prefix(context.Webhook) + "Events arrive, but there is no subscriber and no handler.");
        return DeliveryOutcome.NoRecipient;
    }
}
