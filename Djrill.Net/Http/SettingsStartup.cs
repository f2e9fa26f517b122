using Djrill.Net.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace Djrill.Net.Http;

/// <summary>
/// Reads the settings at start, so that the log and the health check report problems before the first request. The host does not
/// start if the settings of a named webhook are invalid.
/// </summary>
internal sealed class SettingsStartup(IServiceProvider services, IEnumerable<WebhookRegistration> webhooks) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken)
    {
        if (webhooks.Any() && services.GetService<SettingsSource>() is null)
        {
            throw new InvalidOperationException(
                "'AddMandrillWebhook' was called without 'AddDjrill', which holds the settings of the host. Call 'AddDjrill' as well.");
        }

        var settings = WebhookHost.For(services).Settings;
        _ = settings.Current(WebhookNames.Default);
        var problems = webhooks
            .Where(webhook => settings.Current(webhook.Name).Problem is not null)
            .Select(webhook => WebhookNames.Prefix(webhook.Name) + settings.Current(webhook.Name).Problem)
            .ToList();
        return problems.Count == 0
            ? Task.CompletedTask
            : throw new OptionsValidationException(DjrillOptions.WebhooksSectionName, typeof(MandrillWebhookOptions), problems);
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
