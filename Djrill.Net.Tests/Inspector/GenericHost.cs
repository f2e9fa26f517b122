using Djrill.Net.Tests.Contract;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Djrill.Net.Tests.Inspector;

/// <summary>A host with routing alone: unlike a <see cref="WebApplication"/>, it adds no authorization middleware by itself.</summary>
internal sealed class GenericHost : IAsyncDisposable
{
    private readonly IHost _host;

    private GenericHost(IHost host, LogCollector logs) => (_host, Logs) = (host, logs);

    public LogCollector Logs { get; }

    public Uri Address => new(_host.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single()); // Not null: Kestrel has it.

    public static async Task<GenericHost> StartAsync(Action<IServiceCollection> add, Action<IEndpointRouteBuilder> map)
    {
        var logs = new LogCollector();
        var host = new HostBuilder()
            .ConfigureLogging(logging => logging.ClearProviders().AddProvider(logs))
            .ConfigureWebHost(web => web
                .UseKestrel()
                .UseUrls("http://127.0.0.1:0")
                .ConfigureServices(services =>
                {
                    services.AddRouting();
                    add(services);
                })
                .Configure(app => app.UseRouting().UseEndpoints(map)))
            .Build();
        await host.StartAsync();
        return new(host, logs);
    }

    public async ValueTask DisposeAsync()
    {
        await _host.StopAsync();
        _host.Dispose();
    }
}
