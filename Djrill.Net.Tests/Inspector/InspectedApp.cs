using Djrill.Net.Events;
using Djrill.Net.Tests.Contract;
using Djrill.Net.Tests.Contract.Inbox;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.DependencyInjection;

namespace Djrill.Net.Tests.Inspector;

/// <summary>Starts applications with an inbox and an inspector at <c>/mandrill</c>.</summary>
internal static class InspectedApp
{
    public const string Path = "/mandrill";

    /// <summary>The policy of the pages: users with the role 'inspector'.</summary>
    public const string Inspect = "inspect";

    /// <summary>The policy of the actions: users with the role 'operator'.</summary>
    public const string Act = "act";

    /// <summary>Starts an application without MVC.</summary>
    /// <param name="tables">The tables of the inbox.</param>
    /// <param name="environment">The environment, such as <c>Development</c>.</param>
    /// <param name="map">Maps the inspector.</param>
    /// <param name="add">Adds services.</param>
    /// <param name="kind">The way in which the receiver is added.</param>
    public static Task<TestApp> StartAsync(
        InboxTables tables,
        string environment,
        Action<WebApplication> map,
        Action<IServiceCollection>? add = null,
        AppKind kind = AppKind.MinimalApi) => TestApp.StartAsync(
        builder =>
        {
            TestApp.AddReceiver(builder, kind);
            AddTo(builder.Services, tables);
            add?.Invoke(builder.Services);
        },
        app =>
        {
            TestApp.Map(app, kind);
            map(app);
        },
        environment);

    /// <summary>Adds the inbox, the inspector, and users that a header names.</summary>
    public static void AddTo(IServiceCollection services, InboxTables tables)
    {
        services.Configure<DjrillOptions>(TestApp.Signed);
        services.AddMandrillInbox(tables.Factory, tables.ConnectionString, static options =>
        {
            options.PollInterval = TimeSpan.FromMilliseconds(20);
            options.MaxDeliveryAttempts = 1;
            options.StoreTimeout = TimeSpan.FromSeconds(30);
        });
        services.AddMandrillEventHandler<BounceFails>();
        services.AddMandrillInspector();
        services.AddDataProtection().UseEphemeralDataProtectionProvider();
        services.AddAuthentication(UserHeader.SchemeName).AddScheme<AuthenticationSchemeOptions, UserHeader>(UserHeader.SchemeName, null);
        services.AddAuthorizationBuilder()
            .AddPolicy(Inspect, static policy => policy.RequireRole("inspector"))
            .AddPolicy(Act, static policy => policy.RequireRole("operator"));
    }

    /// <summary>A handler that fails on a hard bounce, and handles everything else.</summary>
    internal sealed class BounceFails : IMandrillEventHandler<MandrillEvent>
    {
        public Task HandleAsync(MandrillEvent mandrillEvent, CancellationToken cancellationToken) =>
            mandrillEvent.EventType == MandrillEventTypes.HardBounce
                ? throw new InvalidOperationException("The customer is not known.")
                : Task.CompletedTask;
    }
}
