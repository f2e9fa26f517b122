using Djrill.Net.Configuration;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Options;

namespace Djrill.Net.Http;

/// <summary>Adds the convention of the routes once the settings can be read.</summary>
internal sealed class RoutePrefixSetup(
    IOptions<DjrillOptions> options, IOptionsMonitor<MandrillWebhookOptions> named, IEnumerable<WebhookRegistration> webhooks)
    : IConfigureOptions<MvcOptions>
{
    public void Configure(MvcOptions mvc)
    {
        try
        {
            var defaultRoute = (WebhookNames.Default, RoutePrefix.Template(options.Value.RoutePrefix, WebhookNames.Default));
            var namedRoutes = webhooks.Select(webhook =>
                (webhook.Name, RoutePrefix.Template(named.Get(webhook.Name).RoutePrefix, webhook.Name)));

            // First, so that a convention of the application can still add its own prefix to every route.
            mvc.Conventions.Insert(0, new RoutePrefixConvention([defaultRoute, .. namedRoutes]));
        }
        catch (OptionsValidationException)
        {
            // 'ValidateOnStart' reports the same error with a shorter stack trace.
        }
    }
}
