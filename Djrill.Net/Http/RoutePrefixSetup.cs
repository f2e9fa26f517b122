using Djrill.Net.Configuration;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Options;

namespace Djrill.Net.Http;

/// <summary>Adds <see cref="RoutePrefixConvention"/> to the conventions of MVC.</summary>
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

            // Inserted first, so that the application's conventions can add a prefix to these routes.
            mvc.Conventions.Insert(0, new RoutePrefixConvention([defaultRoute, .. namedRoutes]));
        }
        catch (OptionsValidationException)
        {
            // 'ValidateOnStart' reports the same error with a shorter stack trace.
        }
    }
}
