using Djrill.Net.Delivery;
using Djrill.Net.Events;
using Djrill.Net.Protocol;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Moq;

namespace Djrill.Net.Tests.Delivery;

/// <summary>Delivers batches to recipients whose results a test decides. The clock stands still until a test advances it.</summary>
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
internal abstract class BatchDeliveryFixture : IDisposable
{
    protected const string Send = """{"event":"send","_id":"1","ts":1}""";
    protected const string Open = """{"event":"open","_id":"1","ts":1}""";
    protected const string Click = """{"event":"click","_id":"1","ts":1}""";

    protected static readonly CallResult Handled = new(CallOutcome.Handled, []);
    protected static readonly CallResult Cancelled = new(CallOutcome.Cancelled, [new OperationCanceledException()]);
    protected static readonly CallResult TimedOut = new(CallOutcome.TimedOut, [new TimeoutException()]);

    private readonly Lifetime _lifetime = new();
    private readonly Lazy<DeliveryHarness> _harness;

    protected BatchDeliveryFixture() => _harness = new(() => new(
        services =>
        {
            services.AddSingleton<IHostApplicationLifetime>(_lifetime);
            Handlers.ForEach(handler => services.AddSingleton(handler.Object));
            Takers.ForEach(taker => services.AddSingleton(taker.Object));
        },
        options => (options.MaxDeliveryAttempts, options.ShutdownGrace) = (MaxAttempts, TimeSpan.Zero)));

    /// <summary>Gets the calls in their order, as "recipient:index".</summary>
    protected List<string> Calls { get; } = [];

    protected int MaxAttempts { get; set; } = 5;

    /// <summary>Gets the handlers in the container. They are registered at the first use of the harness.</summary>
    protected List<Mock<IMandrillEventHandler<MandrillEvent>>> Handlers { get; } = [];

    /// <summary>Gets the handlers of dead letters, likewise.</summary>
    protected List<Mock<IMandrillDeadLetterHandler>> Takers { get; } = [];

    protected DeliveryHarness Harness => _harness.Value;

    public void Dispose()
    {
        Harness.Dispose();
        _lifetime.Stopping.Dispose();
    }

    protected static CallResult Failed(params Exception[] exceptions) =>
        new(CallOutcome.Failed, exceptions.Length > 0 ? exceptions : [new InvalidOperationException()]);

    protected Recipient Recipient(
        string name, Func<CallDetails, MandrillEvent, CallResult>? call = null, Func<EventItem, bool>? canHandle = null) => new(
        new(name, 1),
        name,
        canHandle ?? (static _ => true),
        (made, payload) =>
        {
            Calls.Add($"{name}:{made.Delivery.BatchIndex}");
            return new(call?.Invoke(made, (MandrillEvent)payload) ?? Handled);
        });

    protected BatchContext Batch(EventBatch events) => Harness.Context with { Batch = Harness.Context.Batch with { Events = events } };

    protected Task<BatchOutcome> DeliverAsync(IReadOnlyList<Recipient> recipients, params string[] events) =>
        DeliverAsync(recipients, new EventBatch(DeliveryHarness.Slices(events), []));

    protected async Task<BatchOutcome> DeliverAsync(IReadOnlyList<Recipient> recipients, EventBatch events)
    {
        var context = Batch(events);
        using var calls = new MeasuredCalls(context);
        return await new BatchDelivery(context, calls).DeliverAsync(recipients);
    }

    /// <summary>Stops the host, whose grace is over at once.</summary>
    protected void StopHost()
    {
        _lifetime.Stopping.Cancel();
        Harness.Time.Advance(TimeSpan.Zero);
    }

    private sealed class Lifetime : IHostApplicationLifetime
    {
        public CancellationTokenSource Stopping { get; } = new();

        public CancellationToken ApplicationStarted => CancellationToken.None;

        public CancellationToken ApplicationStopping => Stopping.Token;

        public CancellationToken ApplicationStopped => CancellationToken.None;

        public void StopApplication() => Stopping.Cancel();
    }
}
