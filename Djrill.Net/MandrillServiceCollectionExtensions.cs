using System.Data.Common;
using System.Diagnostics.CodeAnalysis;
using Djrill.Net.Configuration;
using Djrill.Net.Delivery;
using Djrill.Net.Diagnostics;
using Djrill.Net.Http;
using Djrill.Net.Inbox;
using Djrill.Net.Inspector;
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
public static class MandrillServiceCollectionExtensions
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

    /// <summary>
    /// Adds the inbox, on the <see cref="DbDataSource"/> in DI. The inbox stores each event before the answer to Mandrill, calls the handlers
    /// in the background, retries failed calls, and keeps the events that fail.
    /// </summary>
    /// <param name="services">The services of the application.</param>
    /// <param name="configure">Sets the settings and overrides the section <c>Djrill:Inbox</c>. Can be null.</param>
    /// <returns>The same services.</returns>
    /// <remarks>
    /// The engine is SQLite or PostgreSQL. <see cref="MandrillInbox"/> becomes available in DI. The settings are validated at start. If the
    /// database cannot be reached at start, the application starts and answers posts with 503 until it can. Calling one of the
    /// overloads again replaces the database.
    /// </remarks>
    /// <exception cref="ArgumentNullException"><paramref name="services"/> is null.</exception>
    public static IServiceCollection AddMandrillInbox(
        this IServiceCollection services, Action<MandrillInboxOptions>? configure = null) =>
        services.AddMandrillInbox(
            static provider => provider.GetService<DbDataSource>() ?? throw new InvalidOperationException(
                "'AddMandrillInbox' found no 'DbDataSource' in the services. Register one, for example with 'AddNpgsqlDataSource', or pass a "
                + "factory and a connection string to 'AddMandrillInbox'."),
            configure);

    /// <summary>Adds the inbox as <see cref="AddMandrillInbox(IServiceCollection, Action{MandrillInboxOptions})"/> does.</summary>
    /// <param name="services">The services of the application.</param>
    /// <param name="dataSource">Gets the data source of the database. The inbox does not dispose it.</param>
    /// <param name="configure">Sets the settings and overrides the section <c>Djrill:Inbox</c>. Can be null.</param>
    /// <returns>The same services.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="services"/> or <paramref name="dataSource"/> is null.</exception>
    public static IServiceCollection AddMandrillInbox(
        this IServiceCollection services, Func<IServiceProvider, DbDataSource> dataSource, Action<MandrillInboxOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentNullException.ThrowIfNull(dataSource);

        services.Replace(ServiceDescriptor.Singleton(new InboxRegistration(dataSource)));
        if (services.All(static service => service.ImplementationType != typeof(InboxOptionsConfigurator)))
        {
            // Inserted before every Configure<MandrillInboxOptions>, so that code overrides the configuration.
            services.Insert(0, ServiceDescriptor.Singleton<IConfigureOptions<MandrillInboxOptions>, InboxOptionsConfigurator>());
        }

        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<MandrillInboxOptions>, InboxOptionsValidator>());
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IHostedService, InboxStartup>());
        services.TryAddSingleton(static provider => WebhookHost.For(provider).Inbox!.Administration); // Not null: the inbox is registered.
        services.AddOptions<MandrillInboxOptions>().ValidateOnStart();
        return configure is null ? services : services.Configure(configure);
    }

    /// <summary>Adds the inbox as <see cref="AddMandrillInbox(IServiceCollection, Action{MandrillInboxOptions})"/> does.</summary>
    /// <param name="services">The services of the application.</param>
    /// <param name="factory">The provider, such as <c>SqliteFactory.Instance</c> or <c>NpgsqlFactory.Instance</c>.</param>
    /// <param name="connectionString">
    /// The connection string. On SQLite, a relative path begins in the content root of the application.
    /// </param>
    /// <param name="configure">Sets the settings and overrides the section <c>Djrill:Inbox</c>. Can be null.</param>
    /// <returns>The same services.</returns>
    /// <exception cref="ArgumentNullException">An argument other than <paramref name="configure"/> is null.</exception>
    public static IServiceCollection AddMandrillInbox(
        this IServiceCollection services,
        DbProviderFactory factory,
        string connectionString,
        Action<MandrillInboxOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentNullException.ThrowIfNull(factory);
        ArgumentNullException.ThrowIfNull(connectionString);

        var dataSource = new Lazy<DbDataSource>(() => factory.CreateDataSource(connectionString));
        return services.AddMandrillInbox(_ => dataSource.Value, configure);
    }

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
