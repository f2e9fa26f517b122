using Djrill.Net.Benchmarks.Receivers.Typed;
using Microsoft.AspNetCore.Server.Kestrel.Transport.Sockets;
using Microsoft.Extensions.Logging.Console;

namespace Djrill.Net.Benchmarks.Receivers;

/// <summary>One receiver as an application of its own.</summary>
internal static class Receiver
{
    /// <summary>What of the configuration, and so of the environment, goes to Kestrel's sockets.</summary>
    public const string TransportSection = "Transport";

    public static async Task<int> ServeAsync(string receiver, string subscriber)
    {
        var builder = WebApplication.CreateBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Services.Configure<SocketTransportOptions>(builder.Configuration.GetSection(TransportSection));
        Log(builder.Logging);
        Add(builder, receiver, subscriber);

        await using var app = builder.Build();
        Map(app, receiver, subscriber);
        StatsEndpoints.Map(app);
        WatchEndpoints.Map(app);

        await app.StartAsync();
        Console.WriteLine(app.Urls.First());

        // Whoever started this has its standard input in hand, and ends it at the latest by its own end.
        await Console.In.ReadToEndAsync();
        await app.StopAsync();
        return 0;
    }

    // The standard output holds the address and nothing else.
    public static void Log(ILoggingBuilder logging) => logging
        .ClearProviders()
        .SetMinimumLevel(LogLevel.Warning)
        .AddFilter(null, LogLevel.Warning)
        .AddConsole(static console => console.LogToStandardErrorThreshold = LogLevel.Trace)
        .AddSimpleConsole(static console => console.ColorBehavior = LoggerColorBehavior.Disabled);

    private static void Add(WebApplicationBuilder builder, string receiver, string subscriber)
    {
        Action<WebApplicationBuilder> add = receiver switch
        {
            "djrill" => builder => DjrillReceiver.Add(builder, subscriber),
            "djrill-frozen" => builder => DjrillReceiver.AddFrozen(builder, subscriber),
            "plain" => PlainReceiver.Add,
            "typed" => TypedReceiver.Add,
            "floor" => FloorReceiver.Add,
            "drain" => DrainReceiver.Add,
            _ => throw new ArgumentException($"There is no receiver '{receiver}'.", nameof(receiver)),
        };
        add(builder);
    }

    private static void Map(WebApplication app, string receiver, string subscriber)
    {
        switch (receiver)
        {
            case "djrill" or "djrill-frozen":
                DjrillReceiver.Map(app, subscriber);
                break;
            case "plain":
                PlainReceiver.Map(app, subscriber);
                break;
            case "typed":
                TypedReceiver.Map(app, subscriber);
                break;
            case "floor":
                FloorReceiver.Map(app);
                break;
            default:
                DrainReceiver.Map(app);
                break;
        }
    }
}
