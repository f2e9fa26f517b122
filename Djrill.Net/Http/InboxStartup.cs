using Microsoft.Extensions.Hosting;

namespace Djrill.Net.Http;

/// <summary>Starts and stops the inbox with the host.</summary>
internal sealed class InboxStartup(IServiceProvider services) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken) =>
        WebhookHost.For(services).Inbox!.StartAsync(cancellationToken); // Not null: 'AddMandrillInbox' adds both.

    public Task StopAsync(CancellationToken cancellationToken) =>
        WebhookHost.For(services).Inbox!.StopAsync().WaitAsync(cancellationToken); // Not null: see above.
}
