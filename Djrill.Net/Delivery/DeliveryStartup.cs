using Djrill.Net.Configuration;
using Djrill.Net.Diagnostics;
using Microsoft.Extensions.Hosting;

namespace Djrill.Net.Delivery;

/// <summary>Logs at start what direct delivery will do in a way that an operator may not expect.</summary>
internal sealed class DeliveryStartup(IServiceProvider services) : IHostedService
{
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        var host = DirectDelivery.For(services);
        var log = Log.For(services);
        var settings = CurrentSettings.Of(services);
        if (host.Recipients.FindUnknownWebhooks(settings.Names).FirstOrDefault() is { } handler)
        {
            throw new InvalidOperationException(
                $"'{handler.Type}' is limited to the webhook '{handler.Webhook}', which was not added. Correct 'Webhook' in its 'MandrillHandler', or add the "
                + "webhook with 'AddMandrillWebhook'.");
        }

        foreach (var name in settings.Names)
        {
            if ((await host.Recipients.GetTakersAsync(name)).Count == 0)
            {
                Log.For(services, name).NoDeadLetterTaker();
            }
        }

        var grace = host.Stop.Grace = settings.Current(WebhookNames.Default).Limits?.ShutdownGrace ?? TimeSpan.Zero;
        if (host.Stop.Limit(grace) is var limited && limited < grace)
        {
            log.ShutdownGraceLimited(grace, host.Stop.HostTimeout!.Value, limited); // Not null: it is what limits the grace.
        }
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
