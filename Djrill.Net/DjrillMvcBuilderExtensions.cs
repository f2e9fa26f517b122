using System.Diagnostics.CodeAnalysis;
using Djrill.Net.Configuration;
using Djrill.Net.Delivery;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace Djrill.Net;

/// <summary>
/// Adds the webhook receiver to MVC.
/// </summary>
public static class DjrillMvcBuilderExtensions
{
    private const string NotTrimSafe = "MVC and Newtonsoft.Json are not trim-safe";

    /// <summary>
    /// Adds <see cref="WebhookController"/>, reads its settings from the application's configuration and validates them
    /// at start.
    /// </summary>
    /// <param name="builder">The MVC builder, as <c>AddControllers()</c> returns it.</param>
    /// <returns>The same builder.</returns>
    /// <remarks>
    /// Read are the section <c>Djrill</c> and the names that Djrill gave the settings, such as
    /// <c>DJRILL_WEBHOOK_SECRET</c>; the latter win. A change of the configuration takes effect without a restart, unless it is refused.
    /// Calling it twice is harmless; of several configurations the last given is read.
    /// </remarks>
    /// <exception cref="ArgumentNullException"><paramref name="builder"/> is null.</exception>
    [RequiresUnreferencedCode(NotTrimSafe)]
    public static IMvcBuilder AddDjrill(this IMvcBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        return Add(builder, null);
    }

    /// <summary>
    /// Adds <see cref="WebhookController"/> as <see cref="AddDjrill(IMvcBuilder)"/> does, with settings from code, which
    /// win over the configuration.
    /// </summary>
    /// <param name="builder">The MVC builder, as <c>AddControllers()</c> returns it.</param>
    /// <param name="configure">Sets the settings.</param>
    /// <returns>The same builder.</returns>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    [RequiresUnreferencedCode(NotTrimSafe)]
    public static IMvcBuilder AddDjrill(this IMvcBuilder builder, Action<DjrillOptions> configure)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(configure);

        builder.Services.Configure(configure);
        return Add(builder, null);
    }

    /// <summary>
    /// Adds <see cref="WebhookController"/> as <see cref="AddDjrill(IMvcBuilder)"/> does, with settings from the given
    /// configuration.
    /// </summary>
    /// <param name="builder">The MVC builder, as <c>AddControllers()</c> returns it.</param>
    /// <param name="configuration">
    /// A section that holds the settings, or a whole configuration, of which the section <c>Djrill</c> and the names that
    /// Djrill gave are read, and nothing else at its root. Beside a section, those names are read from the application's
    /// configuration.
    /// </param>
    /// <returns>The same builder.</returns>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    [RequiresUnreferencedCode(NotTrimSafe)]
    public static IMvcBuilder AddDjrill(this IMvcBuilder builder, IConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(configuration);
        return Add(builder, configuration);
    }

    /// <summary>
    /// Adds a class that handles events or takes dead letters: one or several <see cref="IMandrillEventHandler{TEvent}"/>, an
    /// <see cref="IMandrillDeadLetterHandler"/>, or both. Each call has a scope of its own.
    /// </summary>
    /// <typeparam name="THandler">The class.</typeparam>
    /// <param name="services">The services of the application.</param>
    /// <param name="lifetime">The lifetime of an instance. Default: <see cref="ServiceLifetime.Scoped"/>, one for each call.</param>
    /// <returns>The same services.</returns>
    /// <remarks>
    /// Handlers are called after the subscribers of <see cref="MandrillSignals.WebhookEvent"/>, in the order of registration.
    /// Adding a class twice is harmless.
    /// </remarks>
    /// <exception cref="ArgumentNullException"><paramref name="services"/> is null.</exception>
    /// <exception cref="ArgumentException">
    /// The class handles neither events nor dead letters, <see cref="MandrillEventsAttribute"/> on it names no type, or it is a
    /// singleton whose constructor takes a <see cref="MandrillDelivery"/>.
    /// </exception>
    [RequiresUnreferencedCode(NotTrimSafe)]
    public static IServiceCollection AddMandrillEventHandler<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors | DynamicallyAccessedMemberTypes.Interfaces)] THandler>(
        this IServiceCollection services, ServiceLifetime lifetime = ServiceLifetime.Scoped)
        where THandler : class
    {
        ArgumentNullException.ThrowIfNull(services);
        var registration = HandlerRegistration.For(typeof(THandler));
        if (registration.Contracts.Count == 0)
        {
            throw new ArgumentException(
                $"'{typeof(THandler)}' handles no events. Let it implement 'IMandrillEventHandler<TEvent>' or 'IMandrillDeadLetterHandler'.");
        }

        if (lifetime == ServiceLifetime.Singleton && DeliveryScope.IsAskedForBy(typeof(THandler)))
        {
            throw new ArgumentException(
                $"'{typeof(THandler)}' is a singleton, and its constructor takes a 'MandrillDelivery', which belongs to one call. Register it as "
                + "'Scoped', or read 'MandrillDelivery.Current' during the call.");
        }

        DeliveryScope.Add(services);
        if (services.Any(static service => (service.ImplementationInstance as HandlerRegistration)?.Class.Type == typeof(THandler)))
        {
            return services;
        }

        services.TryAdd(ServiceDescriptor.Describe(typeof(THandler), typeof(THandler), lifetime));
        services.AddSingleton(registration);
        return services;
    }

    [RequiresUnreferencedCode(NotTrimSafe)]
    private static IMvcBuilder Add(IMvcBuilder builder, IConfiguration? configuration)
    {
        builder.AddApplicationPart(typeof(WebhookController).Assembly);
        var services = builder.Services;

        if (configuration is not null || services.All(static service => service.ServiceType != typeof(SettingsSource)))
        {
            services.Replace(ServiceDescriptor.Singleton(provider => new SettingsSource(
                configuration,
                provider.GetService<IConfiguration>() ?? new ConfigurationBuilder().Build())));
        }

        if (services.Any(static service => service.ImplementationType == typeof(ConfigurationReader)))
        {
            return builder;
        }

        // In front of every Configure<DjrillOptions>, also those made before this call: code wins over configuration.
        services.Insert(0, ServiceDescriptor.Singleton<IConfigureOptions<DjrillOptions>, ConfigurationReader>());
        services.AddSingleton<IOptionsChangeTokenSource<DjrillOptions>>(static provider => provider.GetRequiredService<SettingsSource>());
        services.AddSingleton<IValidateOptions<DjrillOptions>, DjrillOptionsValidator>();
        services.AddOptions<DjrillOptions>().ValidateOnStart();
        services.AddSingleton<IConfigureOptions<MvcOptions>, RoutePrefixConvention.Setup>();
        services.TryAddSingleton<HostSettings>();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IHostedService, StartupReading>());
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IHostedService, DeliveryStartup>());
        DeliveryScope.Add(services);
        return builder;
    }
}
