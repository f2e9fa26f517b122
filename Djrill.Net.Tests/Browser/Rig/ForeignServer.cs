using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Logging;

namespace Djrill.Net.Tests.Browser.Rig;

/// <summary>The server that a hostile page wants to reach. It counts every connection, also one that does not get as far as a request.</summary>
internal sealed class ForeignServer : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly ConcurrentQueue<string> _seen;

    private ForeignServer(WebApplication app, ConcurrentQueue<string> seen) => (_app, _seen) = (app, seen);

    public int Port => new Uri(_app.Urls.Single()).Port;

    /// <summary>Gets the paths that were asked for, and a line for each connection.</summary>
    public IReadOnlyCollection<string> Seen => _seen;

    public static async Task<ForeignServer> StartAsync()
    {
        var seen = new ConcurrentQueue<string>();
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.Logging.ClearProviders();
        builder.WebHost.UseKestrelCore().ConfigureKestrel(options => options.Listen(System.Net.IPAddress.Loopback, 0, listen => listen.Use(next => connection =>
        {
            seen.Enqueue("a connection");
            return next(connection);
        })));
        var app = builder.Build();
        app.Run(context =>
        {
            seen.Enqueue($"{context.Request.Host}{context.Request.Path}{context.Request.QueryString}");
            context.Response.Headers.AccessControlAllowOrigin = "*";
            return Task.CompletedTask;
        });
        await app.StartAsync();
        return new(app, seen);
    }

    public void Forget() => _seen.Clear();

    public ValueTask DisposeAsync() => _app.DisposeAsync();
}
