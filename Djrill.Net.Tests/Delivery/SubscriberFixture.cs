using Djrill.Net.Delivery;
using Djrill.Net.Tests.Contract;

namespace Djrill.Net.Tests.Delivery;

/// <summary>Calls of a subscriber, in virtual time.</summary>
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
[CancelAfter(60_000)]
internal abstract class SubscriberFixture : IDisposable
{
    protected static readonly TimeSpan Limit = TimeSpan.FromSeconds(15);

    protected SubscriberFixture() => Harness = new(time: Time);

    protected WatchedTime Time { get; } = new();

    protected DeliveryHarness Harness { get; }

    /// <summary>Gets the exceptions that were logged after their calls had ended.</summary>
    protected IEnumerable<string> Late =>
        Harness.Logs.Own.Where(static entry => entry.Id == 8).Select(static entry => entry.Exception!.Message);

    public void Dispose() => Harness.Dispose();

    protected Task<CallResult> RunAsync(Action subscriber) =>
        new SubscriberSynchronizationContext(Harness.Call(), subscriber, static (_, payload) => ((Action)payload)()).RunAsync().AsTask();
}
