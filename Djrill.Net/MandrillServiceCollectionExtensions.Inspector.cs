using Djrill.Net.Configuration;
using Djrill.Net.Inspector;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace Djrill.Net;

public static partial class MandrillServiceCollectionExtensions
{
    /// <summary>
    /// Adds the inspector: the pages that show, replay and delete the events of the inbox. Antiforgery and authorization services are
    /// added too. Map the pages with <see cref="MandrillEndpointRouteBuilderExtensions.MapMandrillInspector"/>.
    /// </summary>
    /// <param name="services">The services of the application.</param>
    /// <param name="configure">Sets the settings and overrides the section <c>Djrill:Inspector</c>. Can be null.</param>
    /// <returns>The same services.</returns>
    /// <remarks><c>AddMandrillInbox</c> is also required; the order of the two calls does not matter.</remarks>
    /// <exception cref="ArgumentNullException"><paramref name="services"/> is null.</exception>
    public static IServiceCollection AddMandrillInspector(
        this IServiceCollection services, Action<MandrillInspectorOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(services);
        if (services.All(static service => service.ServiceType != typeof(InspectorHost)))
        {
            services.AddRouting();
            services.AddAntiforgery();
            services.AddAuthorization();
            services.AddSingleton<InspectorHost>();
            services.TryAddSingleton(InspectorProtection.Full);
            services.AddSingleton<IValidateOptions<MandrillInspectorOptions>, InspectorOptionsConfigurator>();

            // Inserted before every Configure<MandrillInspectorOptions>, so that code overrides the configuration.
            services.Insert(0, ServiceDescriptor.Singleton<IConfigureOptions<MandrillInspectorOptions>, InspectorOptionsConfigurator>());
            services.AddOptions<MandrillInspectorOptions>().ValidateOnStart();
        }

        return configure is null ? services : services.Configure(configure);
    }
}
