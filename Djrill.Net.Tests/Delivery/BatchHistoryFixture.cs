using Djrill.Net.Delivery;

namespace Djrill.Net.Tests.Delivery;

/// <summary>Posts of one batch that fail.</summary>
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
internal abstract class BatchHistoryFixture : IDisposable
{
    protected const string Send = """{"event":"send","_id":"1","ts":1}""";
    protected const string Open = """{"event":"open","_id":"1","ts":1}""";

    protected DeliveryHarness Harness { get; } = new();

    public void Dispose() => Harness.Dispose();

    protected void Fail(int posts, int handled = 0, int leftOver = 0)
    {
        for (var i = 0; i < posts; i++)
        {
            var items = DeliveryHarness.Items(Send);
            var history = new BatchHistory(Harness.Context, items);
            history.Recall();
            history.Remember(items[0], "recipient", handled, leftOver);
        }
    }

    protected BatchHistory Recall(params string[] events)
    {
        var history = new BatchHistory(Harness.Context, DeliveryHarness.Items(events));
        history.Recall();
        return history;
    }
}
