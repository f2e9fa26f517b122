using Microsoft.Extensions.Hosting;

namespace Djrill.Net.Configuration;

/// <summary>Prepares the settings at start, so that their warnings appear there and not with the first request.</summary>
internal sealed class StartupCheck(IServiceProvider services) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken)
    {
        _ = WebhookSettings.Current(services);
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
