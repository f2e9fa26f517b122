using Djrill.Net.Testing;
using Djrill.Net.Tests.Contract;
using Djrill.Net.Tests.Contract.Inbox;
using Djrill.Net.Tests.Inbox.Sql;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Djrill.Net.Tests.Inspector;

/// <summary>One application for each kind of protection, started when it is first needed.</summary>
internal sealed class MatrixHosts : IAsyncDisposable
{
    private readonly Dictionary<string, InspectedClient> _clients = [];

    public InspectedClient this[string name] => _clients[name];

    public static async Task<MatrixHosts> StartAsync()
    {
        var hosts = new MatrixHosts();
        await hosts.AddAsync("policy", Environments.Production, static app => Map(app).RequireAuthorization(InspectedApp.Inspect));
        await hosts.AddAsync("unprotected", Environments.Production, static app => Map(app));
        await hosts.AddAsync("anonymous", Environments.Production, static app => Map(app).AllowAnonymous());
        await hosts.AddAsync("development", Environments.Development, static app => Map(app));
        await hosts.AddAsync("fallback", Environments.Production, static app => Map(app), AddFallback);
        await hosts.AddAsync("group", Environments.Production, static app =>
            app.MapGroup("").RequireAuthorization(InspectedApp.Inspect).MapMandrillInspector(InspectedApp.Path));
        await hosts.AddAsync("denied", Environments.Production, static app => Map(app).RequireAuthorization(InspectedApp.Inspect),
            static services => services.AddMandrillInspector(static options => options.ActionPolicy = InspectedApp.Act));
        await hosts.AddAsync("readonly", Environments.Production, static app => Map(app).RequireAuthorization(InspectedApp.Inspect),
            static services => services.AddMandrillInspector(static options => options.ActionPolicy = ""));
        await hosts.AddGenericAsync("gate", static endpoints => endpoints.MapMandrillInspector(InspectedApp.Path), AddFallback);
        await hosts.AddGenericAsync(
            "unguarded", static endpoints => endpoints.MapMandrillInspector(InspectedApp.Path).RequireAuthorization(InspectedApp.Inspect));
        return hosts;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var client in _clients.Values)
        {
            await client.DisposeAsync();
        }
    }

    private static IEndpointConventionBuilder Map(WebApplication app) => app.MapMandrillInspector(InspectedApp.Path);

    private static void AddFallback(IServiceCollection services) => services.AddAuthorizationBuilder()
        .SetFallbackPolicy(new Microsoft.AspNetCore.Authorization.AuthorizationPolicyBuilder().RequireRole("inspector").Build());

    private async Task AddAsync(string name, string environment, Action<WebApplication> map, Action<IServiceCollection>? add = null)
    {
        var tables = await InboxTables.CreateAsync(StoreKind.Sqlite);
        var app = await InspectedApp.StartAsync(tables, environment, map, add);
        _clients[name] = new(app, app.Client.BaseAddress!, tables, app.Logs); // Not null: 'TestApp' sets it.

        using var post = Djrill.Net.Testing.MandrillPost.Create(
            TestApp.Path, TestApp.Key, TestApp.Url, MandrillSamples.Inbound(static email =>
            {
                email.Html = "<p>Hello</p>";
                email.Attach("note.txt", "text/plain", "A note");
            }));
        using var answer = await app.Client.PostMandrillAsync(post);
        answer.EnsureSuccessStatusCode();
        _clients[name].Email = (await app.Services.GetRequiredService<MandrillInbox>().ListAsync(new())).Entries.Single().Id;
    }

    private async Task AddGenericAsync(
        string name, Action<Microsoft.AspNetCore.Routing.IEndpointRouteBuilder> map, Action<IServiceCollection>? add = null)
    {
        var tables = await InboxTables.CreateAsync(StoreKind.Sqlite);
        var host = await GenericHost.StartAsync(
            services =>
            {
                services.AddDjrill();
                InspectedApp.AddTo(services, tables);
                add?.Invoke(services);
            },
            map);
        _clients[name] = new(host, host.Address, tables, host.Logs);
    }
}
