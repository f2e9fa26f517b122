using System.Text;
using System.Text.Json;
using Djrill.Net.Delivery;
using Djrill.Net.Diagnostics;
using Djrill.Net.Http;
using Djrill.Net.Protocol;
using Djrill.Net.Tests.Contract;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;

namespace Djrill.Net.Tests.Delivery;

/// <summary>Direct delivery without a host and without HTTP.</summary>
internal sealed class DeliveryHarness : IDisposable
{
    private readonly ServiceProvider _services;

    public DeliveryHarness(Action<IServiceCollection>? add = null, Action<DjrillOptions>? configure = null, TimeProvider? time = null)
    {
        var services = new ServiceCollection();
        services.AddLogging(logging => logging.SetMinimumLevel(LogLevel.Trace).AddProvider(Logs));
        services.AddMetrics().AddSingleton(time ?? Time);
        services.AddHealthChecks().AddMandrillWebhook();
        add?.Invoke(services);
        _services = services.BuildServiceProvider();
        var options = new DjrillOptions();
        TestApp.Unsigned(options);
        configure?.Invoke(options);
        var host = WebhookHost.For(_services);
        var limits = options;
        Context = new(host.Delivery, new("", EventBatch.Empty, limits, host.Diagnostics.For(""), host.Time.GetUtcNow(), null));
    }

    public FakeTimeProvider Time { get; } = new(new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero));

    public LogCollector Logs { get; } = new();

    public BatchContext Context { get; }

    public WebhookHealth Health => _services.GetRequiredService<WebhookHealth>();

    public IServiceProvider Services => _services;

    public static IReadOnlyList<EventItem> Items(params string[] events) =>
        [.. Slices(events).Select(static slice => new EventItem(slice, new DeliveryRecord()))];

    public static IReadOnlyList<EventSlice> Slices(params string[] events) =>
        [.. events.Select(static (json, index) => new EventSlice(index, TypeOf(json), Encoding.UTF8.GetBytes(json)))];

    /// <summary>Lists the log messages with an id.</summary>
    public IReadOnlyList<string> Lines(int id) => [.. Logs.Own.Where(entry => entry.Id == id).Select(static entry => entry.Message)];

    public CallDetails Call(string recipient = "recipient") =>
        new(Context.Calls, new HandlerCallRunner(Context.Calls), new MandrillDelivery(), recipient, "send");

    /// <summary>Makes the call of a handler that runs a delegate.</summary>
    public static HandlerCall Call(CallDetails context, Func<CancellationToken, Task> handle)
    {
        var contract = new HandlerContract(typeof(object), typeof(object), (_, _, cancellationToken) => handle(cancellationToken));
        return new(context, new object(), new([contract], static _ => new object(), isSingleton: false));
    }

    public void Dispose()
    {
        _services.Dispose();
        Logs.Dispose();
    }

    private static string? TypeOf(string json)
    {
        using var document = JsonDocument.Parse(json);
        return document.RootElement.GetProperty("event").GetString();
    }
}
