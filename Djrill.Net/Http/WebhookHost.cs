using System.Diagnostics.Metrics;
using System.Runtime.CompilerServices;
using Djrill.Net.Configuration;
using Djrill.Net.Delivery;
using Djrill.Net.Diagnostics;
using Djrill.Net.Inbox;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Djrill.Net.Http;

/// <summary>The services that all webhooks of a host share. <c>AddDjrill</c> registers this class as a singleton.</summary>
internal sealed class WebhookHost : IDisposable, IAsyncDisposable
{
    // The instances for containers in which 'AddDjrill' was not called.
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

        if (services.GetService<InboxRegistration>() is { } registration)
        {
            var options = services.GetRequiredService<IOptions<MandrillInboxOptions>>().Value;
            var stores = InboxStoresFactory.Create(services, registration.CreateDataSource(services), options);
            Inbox = new(new(options, stores, new(), scopes, Delivery.Recipients, Diagnostics, Delivery.Stop, Time));
        }

        // No request can be refused after this event, because the server has stopped.
        lifetime?.ApplicationStopped.Register(Diagnostics.Flush);
    }

    public TimeProvider Time { get; }

    public HostDiagnostics Diagnostics { get; }

    public HostSettings Settings { get; }

    public MemoryBudget Memory { get; }

    public DirectDelivery Delivery { get; }

    /// <summary>Gets the inbox, or null without <c>AddMandrillInbox</c>.</summary>
    public InboxHost? Inbox { get; }

    /// <summary>Gets the receiver of verified batches.</summary>
    public IBatchSink Sink => Inbox is null ? Delivery : Inbox.Sink;

    /// <summary>Gets the instance of a container. The first call creates the instance.</summary>
    public static WebhookHost For(IServiceProvider services) => services.GetService<WebhookHost>() ?? Hosts.GetValue(
        services.GetRequiredService<IServiceScopeFactory>(), _ => new(services));

    public async ValueTask DisposeAsync()
    {
        Settings.Dispose();
        if (Inbox is not null)
        {
            await Inbox.DisposeAsync();
        }
    }

    /// <summary>Disposes the host, for containers that are disposed synchronously.</summary>
    public void Dispose() => DisposeAsync().AsTask().GetAwaiter().GetResult();
}
