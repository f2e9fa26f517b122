using Djrill.Net.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Djrill.Net.Configuration;

/// <summary>Reads the settings at start, so that the log and the health check report on them before the first request.</summary>
internal sealed class StartupReading(IServiceProvider services) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken)
    {
        _ = services.GetService<WebhookHealth>(); // Its time without an event counts from here.
        _ = CurrentSettings.Read(services);
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
