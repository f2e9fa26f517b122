using System.Diagnostics.CodeAnalysis;
using Djrill.Net.Configuration;
using Djrill.Net.Delivery;
using Djrill.Net.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace Djrill.Net;

/// <summary>
/// Adds the webhook receiver to an application with or without controllers.
/// </summary>
[RequiresUnreferencedCode(NotTrimSafe)]
public static class DjrillServiceCollectionExtensions
{
    internal const string NotTrimSafe = "MVC and Newtonsoft.Json are not trim-safe";

    /// <summary>
    /// Adds the receiver. Its settings are read from the application's configuration and validated at start. Map the webhook with
    /// <see cref="MandrillEndpointRouteBuilderExtensions.MapMandrillWebhook"/>. To use <c>MapControllers</c> instead, call
    /// <see cref="DjrillMvcBuilderExtensions.AddDjrill(IMvcBuilder)"/>.
    /// </summary>
    /// <param name="services">The services of the application.</param>
    /// <returns>The same services.</returns>
    /// <remarks>
    /// The settings are read from the section <c>Djrill</c> and from Djrill's flat names, such as <c>DJRILL_WEBHOOK_SECRET</c>. A flat name
    /// overrides the section. A valid change of the configuration takes effect without a restart. Calling the method twice is harmless: the
    /// configuration of the last call is used.
    /// </remarks>
    /// <exception cref="ArgumentNullException"><paramref name="services"/> is null.</exception>
    public static IServiceCollection AddDjrill(this IServiceCollection services)
    {
        ArgumentNullException.ThrowIfNull(services);
        return Add(services, null);
    }

    /// <summary>
    /// Adds the receiver as <see cref="AddDjrill(IServiceCollection)"/> does, with settings from code. The code overrides the
    /// configuration.
    /// </summary>
    /// <param name="services">The services of the application.</param>
    /// <param name="configure">Sets the settings.</param>
    /// <returns>The same services.</returns>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    public static IServiceCollection AddDjrill(this IServiceCollection services, Action<DjrillOptions> configure)
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentNullException.ThrowIfNull(configure);

        services.Configure(configure);
        return Add(services, null);
    }

    /// <summary>
    /// Adds the receiver as <see cref="AddDjrill(IServiceCollection)"/> does, with settings from the given configuration.
    /// </summary>
    /// <param name="services">The services of the application.</param>
    /// <param name="configuration">
    /// A section that contains the settings, or a whole configuration. In a whole configuration, the section <c>Djrill</c> and Djrill's
    /// flat names are read. With a section, the flat names are read from the application's configuration.
    /// </param>
    /// <returns>The same services.</returns>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    public static IServiceCollection AddDjrill(this IServiceCollection services, IConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentNullException.ThrowIfNull(configuration);
        return Add(services, configuration);
    }

    private static IServiceCollection Add(IServiceCollection services, IConfiguration? configuration)
    {
        if (configuration is not null || services.All(static service => service.ServiceType != typeof(SettingsSource)))
        {
            services.Replace(ServiceDescriptor.Singleton(provider => new SettingsSource(
                configuration,
                provider.GetService<IConfiguration>() ?? new ConfigurationBuilder().Build())));
        }

        if (services.All(static service => service.ImplementationType != typeof(SettingsConfigurator)))
        {
            AddSettings(services);
            services.AddRouting();
            services.TryAddSingleton<MappedWebhooks>();
            services.TryAddEnumerable(ServiceDescriptor.Singleton<MatcherPolicy, MappedWebhookPolicy>());
            services.TryAddEnumerable(ServiceDescriptor.Singleton<IHostedService, SettingsStartup>());
            services.TryAddEnumerable(ServiceDescriptor.Singleton<IHostedService, DeliveryStartup>());
            DeliveryScope.Add(services);
            HandlerLifetimes.Add(services);
        }

        return services;
    }

    private static void AddSettings(IServiceCollection services)
    {
        // Inserted before every Configure<DjrillOptions>, so that code overrides the configuration.
        services.Insert(0, ServiceDescriptor.Singleton<IConfigureOptions<DjrillOptions>, SettingsConfigurator>());
        services.Insert(0, ServiceDescriptor.Singleton<IConfigureOptions<MandrillWebhookOptions>, SettingsConfigurator>());
        services.AddSingleton<IOptionsChangeTokenSource<DjrillOptions>>(static provider => provider.GetRequiredService<SettingsSource>());
        services.AddSingleton<IValidateOptions<DjrillOptions>, DjrillOptionsValidator>();
        services.AddSingleton<IValidateOptions<MandrillWebhookOptions>, DjrillOptionsValidator>();
        services.AddOptions<DjrillOptions>().ValidateOnStart();
        services.AddSingleton<IConfigureOptions<MvcOptions>, RoutePrefixSetup>();
        services.TryAddSingleton<WebhookHost>();
    }
}
