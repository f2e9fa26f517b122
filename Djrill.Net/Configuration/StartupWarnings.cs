using Microsoft.Extensions.Hosting;

namespace Djrill.Net.Configuration;

/// <summary>Reads the settings at start, so that what is to be said of them is logged there and not with the first request.</summary>
internal sealed class StartupWarnings(IServiceProvider services) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken)
    {
        _ = CurrentSettings.Read(services);
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
