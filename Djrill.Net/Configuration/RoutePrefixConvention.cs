using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ApplicationModels;
using Microsoft.Extensions.Options;

namespace Djrill.Net.Configuration;

/// <summary>Routes <see cref="WebhookController"/> under the setting 'RoutePrefix'.</summary>
internal sealed class RoutePrefixConvention(string template) : IApplicationModelConvention
{
    public void Apply(ApplicationModel application)
    {
        var routes = application.Controllers
            .Where(static controller => controller.ControllerType == typeof(WebhookController))
            .SelectMany(static controller => controller.Selectors)
            .Select(static selector => selector.AttributeRouteModel)
            .OfType<AttributeRouteModel>();

        foreach (var route in routes)
        {
            route.Template = template;
        }
    }

    /// <summary>Adds the convention once the settings can be read.</summary>
    internal sealed class Setup(IOptions<DjrillOptions> options) : IConfigureOptions<MvcOptions>
    {
        public void Configure(MvcOptions mvc)
        {
            try
            {
                // First, so that a convention of the application that puts its own prefix in front of every route still can.
                mvc.Conventions.Insert(0, new RoutePrefixConvention(RoutePrefix.Template(options.Value.RoutePrefix)));
            }
            catch (OptionsValidationException)
            {
                // 'ValidateOnStart' reports the same error with a shorter stack trace.
            }
        }
    }
}
