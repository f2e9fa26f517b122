using System.Diagnostics.CodeAnalysis;
using Djrill.Net.Configuration;
using Djrill.Net.Delivery;
using Djrill.Net.Diagnostics;
using Djrill.Net.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace Djrill.Net;

/// <summary>
/// Adds handlers of Mandrill's events, and further webhooks.
/// </summary>
[RequiresUnreferencedCode(DjrillServiceCollectionExtensions.NotTrimSafe)]
public static class MandrillServiceCollectionExtensions
{
    /// <summary>
    /// Adds a further webhook, with a secret, keys, URLs, a prefix and limits of its own, read from the section
    /// <c>Djrill:Webhooks:NAME</c> and validated at start. It needs <c>AddDjrill</c>, before or after.
    /// </summary>
    /// <param name="services">The services of the application.</param>
    /// <param name="name">
    /// The name: 1 to 64 letters and digits of ASCII, <c>-</c>, <c>_</c> and <c>.</c>, of which at least one is a letter or a digit. Case does
    /// not matter; the spelling that comes first is the name in logs, metrics and <see cref="MandrillDelivery.WebhookName"/>.
    /// </param>
    /// <param name="configure">Sets the settings, which win over the configuration; or null.</param>
    /// <returns>The same services.</returns>
    /// <remarks>
    /// The controller serves it under <see cref="MandrillWebhookOptions.RoutePrefix"/>, by default at <c>/djrill/NAME/webhook</c>;
    /// <see cref="MandrillEndpointRouteBuilderExtensions.MapMandrillWebhook"/> serves it at any path. Adding a name twice is harmless.
    /// Without <c>AddDjrill</c> the start fails with an <see cref="InvalidOperationException"/>.
    /// </remarks>
    /// <exception cref="ArgumentNullException"><paramref name="services"/> or <paramref name="name"/> is null.</exception>
    /// <exception cref="ArgumentException">The name is empty, too long, or holds another character.</exception>
    public static IServiceCollection AddMandrillWebhook(this IServiceCollection services, string name, Action<MandrillWebhookOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentNullException.ThrowIfNull(name);
        if (!WebhookNames.IsValid(name))
        {
            throw new ArgumentException(
                $"'{name}' cannot name a webhook. Use 1 to 64 letters, digits, '-', '_' and '.', such as 'billing'. The webhook without a name is that of 'AddDjrill'.",
                nameof(name));
        }

        var known = services.Select(static service => service.ImplementationInstance).OfType<WebhookRegistration>()
            .FirstOrDefault(webhook => WebhookNames.Comparer.Equals(webhook.Name, name));
        if (known is null)
        {
            services.AddSingleton(new WebhookRegistration(name));
            services.AddSingleton<IOptionsChangeTokenSource<MandrillWebhookOptions>>(provider => new WebhookChangeSource(name, provider.GetService<SettingsSource>()));
            services.AddOptions<MandrillWebhookOptions>(name).ValidateOnStart();
            services.TryAddEnumerable(ServiceDescriptor.Singleton<IHostedService, SettingsStartup>());
        }

        return configure is null ? services : services.Configure(known?.Name ?? name, configure);
    }

    /// <summary>
    /// Adds a class that handles events or dead letters: one or several <see cref="IMandrillEventHandler{TEvent}"/>, an
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

        if (lifetime == ServiceLifetime.Singleton && DeliveryScope.HasDeliveryParameter(typeof(THandler)))
        {
            throw new ArgumentException(
                $"'{typeof(THandler)}' is a singleton, and its constructor takes a 'MandrillDelivery', which belongs to one call. Register it as "
                + "'Scoped', or read 'MandrillDelivery.Current' during the call.");
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
