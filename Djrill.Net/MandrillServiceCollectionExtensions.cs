using System.Diagnostics.CodeAnalysis;
using Djrill.Net.Configuration;
using Djrill.Net.Delivery;
using Djrill.Net.Diagnostics;
using Djrill.Net.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using DeliveryScope = Djrill.Net.Delivery.DeliveryScope;

namespace Djrill.Net;

/// <summary>
/// Adds event handlers, named webhooks, the inbox and the inspector.
/// </summary>
[RequiresUnreferencedCode(DjrillServiceCollectionExtensions.NotTrimSafe)]
public static partial class MandrillServiceCollectionExtensions
{
    /// <summary>
    /// Adds a named webhook with separate settings. They are read from the section <c>Djrill:Webhooks:NAME</c> and validated at start.
    /// <c>AddDjrill</c> is also required; the order of the two calls does not matter.
    /// </summary>
    /// <param name="services">The services of the application.</param>
    /// <param name="name">
    /// The name: 1 to 64 ASCII letters, ASCII digits, <c>-</c>, <c>_</c> and <c>.</c>, with at least one letter or digit. The name is
    /// case-insensitive. Logs, metrics and <see cref="MandrillDelivery.WebhookName"/> use the spelling of the first call.
    /// </param>
    /// <param name="configure">Sets the settings and overrides the configuration. Can be null.</param>
    /// <returns>The same services.</returns>
    /// <remarks>
    /// The controller serves the webhook under <see cref="MandrillWebhookOptions.RoutePrefix"/>, by default at <c>/djrill/NAME/webhook</c>.
    /// To serve the webhook at another path, call <see cref="MandrillEndpointRouteBuilderExtensions.MapMandrillWebhook"/>. Adding a name
    /// twice is harmless. Without <c>AddDjrill</c> the start fails with an <see cref="InvalidOperationException"/>.
    /// </remarks>
    /// <exception cref="ArgumentNullException"><paramref name="services"/> or <paramref name="name"/> is null.</exception>
    /// <exception cref="ArgumentException">The name is not valid.</exception>
    public static IServiceCollection AddMandrillWebhook(
        this IServiceCollection services, string name, Action<MandrillWebhookOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentNullException.ThrowIfNull(name);
        if (!WebhookNames.IsValid(name))
        {
            throw new ArgumentException(
                $"'{name}' cannot name a webhook. Use 1 to 64 letters, digits, '-', '_' and '.', such as 'billing'.",
                nameof(name));
        }

        var known = services.Select(static service => service.ImplementationInstance).OfType<WebhookRegistration>()
            .FirstOrDefault(webhook => WebhookNames.Comparer.Equals(webhook.Name, name));
        if (known is null)
        {
            services.AddSingleton(new WebhookRegistration(name));
            services.AddSingleton<IOptionsChangeTokenSource<MandrillWebhookOptions>>(provider =>
                new WebhookChangeSource(name, provider.GetService<SettingsSource>()));
            services.AddOptions<MandrillWebhookOptions>(name).ValidateOnStart();
            services.TryAddEnumerable(ServiceDescriptor.Singleton<IHostedService, SettingsStartup>());
        }

        return configure is null ? services : services.Configure(known?.Name ?? name, configure);
    }

    /// <summary>
    /// Adds a class that implements <see cref="IMandrillEventHandler{TEvent}"/>, <see cref="IMandrillBatchHandler{TEvent}"/>,
    /// <see cref="IMandrillDeadLetterHandler"/>, or several of them. A new service scope is created for each call of the handler.
    /// </summary>
    /// <typeparam name="THandler">The class.</typeparam>
    /// <param name="services">The services of the application.</param>
    /// <param name="lifetime">
    /// The lifetime of an instance. Default: <see cref="ServiceLifetime.Scoped"/>, a new instance for each call.
    /// </param>
    /// <returns>The same services.</returns>
    /// <remarks>
    /// Handlers are called after the subscribers of <see cref="MandrillSignals.WebhookEvent"/>, in the order of registration.
    /// Adding a class twice is harmless.
    /// </remarks>
    /// <exception cref="ArgumentNullException"><paramref name="services"/> is null.</exception>
    /// <exception cref="ArgumentException">
    /// The class implements no handler interface, or its <see cref="MandrillEventsAttribute"/> lists no type. Also thrown for a singleton
    /// whose constructor has a parameter of type <see cref="MandrillDelivery"/>.
    /// </exception>
    public static IServiceCollection AddMandrillEventHandler<
        [DynamicallyAccessedMembers(
            DynamicallyAccessedMemberTypes.PublicConstructors | DynamicallyAccessedMemberTypes.Interfaces)] THandler>(
        this IServiceCollection services, ServiceLifetime lifetime = ServiceLifetime.Scoped)
        where THandler : class
    {
        ArgumentNullException.ThrowIfNull(services);
        var registration = HandlerRegistration.For(typeof(THandler));
        if (registration.Contracts.Count == 0)
        {
            throw new ArgumentException(
                $"'{typeof(THandler)}' handles no events. Implement 'IMandrillEventHandler<TEvent>', 'IMandrillBatchHandler<TEvent>' or "
                + "'IMandrillDeadLetterHandler'.");
        }

        if (lifetime == ServiceLifetime.Singleton && DeliveryScope.HasDeliveryParameter(typeof(THandler)))
        {
            throw new ArgumentException(
                $"'{typeof(THandler)}' is a singleton, and its constructor takes a 'MandrillDelivery', which belongs to one call. "
                + "Register it as 'Scoped', or read 'MandrillDelivery.Current' during the call.");
        }

        DeliveryScope.Add(services);
        HandlerLifetimes.Add(services);
        if (services.Any(static service => (service.ImplementationInstance as HandlerRegistration)?.Class.Type == typeof(THandler)))
        {
            return services;
        }

        services.TryAdd(ServiceDescriptor.Describe(typeof(THandler), typeof(THandler), lifetime));
        services.AddSingleton(registration);
        return services;
    }
}
