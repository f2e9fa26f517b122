using Djrill.Net.Configuration;
using Djrill.Net.Diagnostics;
using Microsoft.Extensions.Hosting;

namespace Djrill.Net.Http;

/// <summary>
/// Checks the handlers at start. Logs a message if there is no dead-letter handler, or if the host's timeout limits the shutdown grace.
/// </summary>
internal sealed class DeliveryStartup(WebhookHost host) : IHostedService
{
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        var (settings, diagnostics, delivery) = (host.Settings, host.Diagnostics, host.Delivery);
        if (delivery.Recipients.FindHandlersOfUnknownWebhooks(settings.Names).FirstOrDefault() is { } handler)
        {
            throw new InvalidOperationException(
                $"'{handler.Type}' is limited to the webhook '{handler.Webhook}', which was not added. "
                + "Correct 'Webhook' in its 'MandrillHandler', or add the webhook with 'AddMandrillWebhook'.");
        }

        foreach (var name in settings.Names)
        {
            if (host.Inbox is null && (await delivery.Recipients.GetDeadLetterRecipientsAsync(name)).Count == 0)
            {
                diagnostics.For(name).Log.NoDeadLetterHandler();
            }
        }

        var grace = delivery.Stop.Grace = settings.Current(WebhookNames.Default).Limits?.ShutdownGrace ?? TimeSpan.Zero;
        if (delivery.Stop.Limit(grace) is var limited && limited < grace)
        {
            var hostTimeout = delivery.Stop.HostTimeout!.Value; // Not null: the timeout limits the grace.
            diagnostics.For(WebhookNames.Default).Log.ShutdownGraceLimited(grace, hostTimeout, limited);
        }
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
