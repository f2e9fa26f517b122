using System.Data.Common;
using Djrill.Net.Configuration;
using Djrill.Net.Http;
using Djrill.Net.Inbox;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace Djrill.Net;

public static partial class MandrillServiceCollectionExtensions
{
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
}
