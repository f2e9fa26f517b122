using System.Runtime.CompilerServices;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace Djrill.Net.Delivery;

/// <summary>What direct delivery keeps for one host, beyond the batches. It is made when it is first used.</summary>
internal sealed class DeliveryHost
{
    private static readonly ConditionalWeakTable<IServiceScopeFactory, DeliveryHost> Hosts = [];

    private DeliveryHost(IServiceScopeFactory scopes, IServiceProvider services)
    {
        Scopes = scopes;
        Time = services.GetService<TimeProvider>() ?? TimeProvider.System;
        Memory = new(Time);
        FailingBatches = new(Time);
        Stop = new(
            services.GetService<IOptions<HostOptions>>()?.Value.ShutdownTimeout,
            Time,
            services.GetService<IHostApplicationLifetime>()?.ApplicationStopping ?? CancellationToken.None);

        IReadOnlyList<HandlerRegistration> registered = [.. services.GetServices<HandlerRegistration>()];
        var isService = services.GetService<IServiceProviderIsService>();
        Recipients = new(registered, isService);
        DeadLetterTakers = new(registered, isService);
    }

    public IServiceScopeFactory Scopes { get; }

    public TimeProvider Time { get; }

    public FailedBatchMemory Memory { get; }

    public FailingBatches FailingBatches { get; }

    public HostStop Stop { get; }

    public RecipientCatalog Recipients { get; }

    public DeadLetterTakers DeadLetterTakers { get; }

    public static DeliveryHost For(IServiceProvider services) =>
        Hosts.GetValue(services.GetRequiredService<IServiceScopeFactory>(), scopes => new(scopes, services));
}
