using System.Diagnostics.Metrics;
using System.Runtime.CompilerServices;
using Djrill.Net.Configuration;
using Djrill.Net.Delivery;
using Djrill.Net.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Djrill.Net.Http;

/// <summary>The objects that the webhooks of one host share. With <c>AddDjrill</c> it is a singleton.</summary>
internal sealed class WebhookHost : IDisposable
{
    // Without 'AddDjrill' the container holds no host, so this table does. It is the only one.
    private static readonly ConditionalWeakTable<IServiceScopeFactory, WebhookHost> Hosts = [];

    public WebhookHost(IServiceProvider services)
    {
        var scopes = services.GetRequiredService<IServiceScopeFactory>();
        var lifetime = services.GetService<IHostApplicationLifetime>();
        var stopping = lifetime?.ApplicationStopping ?? CancellationToken.None;
        Time = services.GetService<TimeProvider>() ?? TimeProvider.System;
        Diagnostics = new(
            services.GetRequiredService<ILoggerFactory>(),
            services.GetService<IMeterFactory>(),
            services.GetService<WebhookHealth>(),
            Time);
        Settings = new(scopes, Diagnostics);
        Memory = new(Time, Diagnostics.Memory, stopping);
        Delivery = new(
            scopes,
            new(
                scopes,
                services.GetServices<HandlerRegistration>(),
                services.GetService<IServiceProviderIsService>(),
                services.GetService<HandlerLifetimes>(),
                SignalScope.Current),
            new(services.GetService<IOptions<HostOptions>>()?.Value.ShutdownTimeout, Time, stopping),
            Time);

        // The server has stopped by then, so no refusal follows.
        lifetime?.ApplicationStopped.Register(Diagnostics.Flush);
    }

    public TimeProvider Time { get; }

    public HostDiagnostics Diagnostics { get; }

    public HostSettings Settings { get; }

    public MemoryBudget Memory { get; }

    public DirectDelivery Delivery { get; }

    /// <summary>Gets the receiver of verified batches.</summary>
    public IBatchSink Sink => Delivery;

    /// <summary>Gets the host of a container, which is created on first use.</summary>
    public static WebhookHost For(IServiceProvider services) => services.GetService<WebhookHost>() ?? Hosts.GetValue(
        services.GetRequiredService<IServiceScopeFactory>(), _ => new(services));

    public void Dispose() => Settings.Dispose();
}
