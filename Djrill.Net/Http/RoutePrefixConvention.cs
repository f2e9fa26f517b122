using Microsoft.AspNetCore.Mvc.ApplicationModels;

namespace Djrill.Net.Http;

/// <summary>Adds a route for each webhook to <see cref="WebhookController"/>. The route begins with the setting 'RoutePrefix'.</summary>
/// <param name="routes">The name and the template of each route.</param>
internal sealed class RoutePrefixConvention(IReadOnlyList<(string Name, string Template)> routes) : IApplicationModelConvention
{
    public void Apply(ApplicationModel application)
    {
        var types = application.Controllers.Where(static controller => controller.ControllerType == typeof(WebhookController));
        foreach (var selectors in types.Select(static controller => controller.Selectors))
        {
            var original = selectors.Single(static selector => selector.AttributeRouteModel is not null); // The class's attribute.
            selectors.Remove(original);
            foreach (var (name, template) in routes)
            {
                var selector = new SelectorModel(original) { EndpointMetadata = { new WebhookMetadata(name) } };
                selector.AttributeRouteModel!.Template = template; // Not null: copied from the original.
                selector.AttributeRouteModel.SuppressLinkGeneration = name.Length > 0; // Links lead to the default webhook.
                selectors.Add(selector);
            }
        }
    }
}
