using Djrill.Net.Configuration;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ApplicationModels;
using Microsoft.Extensions.Options;

namespace Djrill.Net.Http;

/// <summary>Gives <see cref="WebhookController"/> a route for each webhook, under its setting 'RoutePrefix'.</summary>
/// <param name="routes">The name and the template of each route.</param>
internal sealed class RoutePrefixConvention(IReadOnlyList<(string Name, string Template)> routes) : IApplicationModelConvention
{
    public void Apply(ApplicationModel application)
    {
        foreach (var controller in application.Controllers.Where(static controller => controller.ControllerType == typeof(WebhookController)))
        {
            var original = controller.Selectors.Single(static selector => selector.AttributeRouteModel is not null); // The attribute on the class.
            controller.Selectors.Remove(original);
            foreach (var (name, template) in routes)
            {
                var selector = new SelectorModel(original) { AttributeRouteModel = new(original.AttributeRouteModel!) }; // Not null: see above.
                selector.AttributeRouteModel.Template = template;
                selector.AttributeRouteModel.SuppressLinkGeneration = name.Length > 0; // A link to the action leads to the default webhook.
                selector.EndpointMetadata.Add(new WebhookMetadata(name));
                controller.Selectors.Add(selector);
            }
        }
    }

    /// <summary>Adds the convention once the settings can be read.</summary>
    internal sealed class Setup(
        IOptions<DjrillOptions> options, IOptionsMonitor<MandrillWebhookOptions> named, IEnumerable<WebhookRegistration> webhooks) : IConfigureOptions<MvcOptions>
    {
        public void Configure(MvcOptions mvc)
        {
            try
            {
                var prefixes = webhooks.Select(webhook => (webhook.Name, named.Get(webhook.Name).RoutePrefix))
                    .Prepend((WebhookNames.Default, options.Value.RoutePrefix));

                // First, so that a convention of the application that puts its own prefix in front of every route still can.
                mvc.Conventions.Insert(0, new RoutePrefixConvention(
                    [.. prefixes.Select(static webhook => (webhook.Item1, RoutePrefix.Template(webhook.Item2, webhook.Item1)))]));
            }
            catch (OptionsValidationException)
            {
                // 'ValidateOnStart' reports the same error with a shorter stack trace.
            }
        }
    }
}
