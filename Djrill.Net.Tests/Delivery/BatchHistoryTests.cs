using Djrill.Net.Delivery;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Djrill.Net.Tests.Delivery;

[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
internal sealed class BatchHistoryTests : IDisposable
{
    private const string Send = """{"event":"send","_id":"1","ts":1}""";

    private static readonly RecipientId Recipient = new("recipient", 1);

    private readonly DeliveryHarness _harness = new();

    public void Dispose() => _harness.Dispose();

    [Test]
    public void FailedBatch_IsRecalledByItsEvents()
    {
        var items = DeliveryHarness.Items(Send, Send.Replace("send", "open", StringComparison.Ordinal));
        items[0].Record = items[0].Record.WithHandled(Recipient);
        new BatchHistory(_harness.Context, items).Remember(items[1], "recipient", 1, 0);
        var again = DeliveryHarness.Items(Send, Send.Replace("send", "click", StringComparison.Ordinal));
        var memory = new BatchHistory(_harness.Context, again);
        var before = memory.IsResend;

        memory.Recall();

        Assert.That((before, memory.IsResend), Is.EqualTo((false, true)));
        Assert.That((again[0].Record.IsHandled(Recipient), again[1].Record.IsHandled(Recipient)), Is.EqualTo((true, false)));
    }

    [Test]
    public void EqualEvents_HaveKeysOfTheirOwn()
    {
        var items = DeliveryHarness.Items(Send, Send, Send);

        new BatchHistory(_harness.Context, items).Remember(items[0], "recipient", 0, 0);

        var key = $"/:{items[0].Event.IdempotencyKey}"; // The default webhook, and no named pair.
        Assert.That(items.Select(static item => item.Key), Is.EqualTo([key, $"{key}.2", $"{key}.3"]));
    }

    [Test]
    public void BatchAnswered200_IsForgotten()
    {
        Fail(5);
        var memory = Recall();

        memory.Forget();

        Assert.That((Recall().IsResend, _harness.Context.Host.Memory.IsEmpty, _harness.Health.Conditions.Count), Is.EqualTo((false, true, 0)));
    }

    [Test]
    public void BatchAnswered200InAnotherOrder_IsNoLongerUnhealthy()
    {
        const string Open = """{"event":"open","_id":"1","ts":2}""";
        for (var i = 0; i < 5; i++)
        {
            var items = DeliveryHarness.Items(Send, Open);
            var failing = new BatchHistory(_harness.Context, items);
            failing.Recall();
            failing.Remember(items[0], "recipient", 0, 0);
        }

        var before = _harness.Health.Conditions.Count;
        var resent = new BatchHistory(_harness.Context, DeliveryHarness.Items(Open, Send));
        resent.Recall();
        resent.Forget();

        Assert.That((before, _harness.Health.Conditions.Count), Is.EqualTo((1, 0)));
    }

    [Test]
    public void FifthFailedPost_IsAnnounced()
    {
        Fail(4);
        var before = (Lines(15).Count, _harness.Health.Conditions.Count);

        Fail(1);

        var condition = _harness.Health.Conditions.Single();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(before, Is.EqualTo((0, 0)));
            Assert.That(Lines(15).Single(), Does.StartWith("A batch has failed 5 times since 2026-01-01 00:00:00Z. recipient has not handled an event of type send, key "));
            Assert.That(condition.Status, Is.EqualTo(HealthStatus.Unhealthy));
        }
    }

    [TestCase(59, 1)]
    [TestCase(60, 2)]
    public void Announcement_IsRepeatedAfterAnHour(int minutes, int lines)
    {
        Fail(5);
        _harness.Time.Advance(TimeSpan.FromMinutes(minutes));

        Fail(1);

        Assert.That(Lines(15), Has.Count.EqualTo(lines));
    }

    [Test]
    public void AnnouncementInHealth_EndsWithTheMemory()
    {
        Fail(5);
        _harness.Time.Advance(FailedBatchStore.Lifetime - TimeSpan.FromTicks(1));
        var before = _harness.Health.Conditions.Count;
        _harness.Time.Advance(TimeSpan.FromTicks(1));

        Assert.That((before, _harness.Health.Conditions.Count), Is.EqualTo((1, 0)));
    }

    [TestCase(1, 20, 0)]
    [TestCase(1, 21, 1)]
    [TestCase(0, 1, 0)] // A post that handled nothing says nothing about the pace.
    [TestCase(0, 0, 0)]
    public void BatchThatCannotEndInTime_IsWarnedOfOnce(int handled, int leftOver, int lines)
    {
        Fail(1, handled, leftOver);
        Fail(1, handled, leftOver == 20 ? 19 : leftOver); // 19 posts are left.

        Assert.That(Lines(20), Has.Count.EqualTo(lines));
    }

    [Test]
    public void Examples_AreRememberedOnlyForTheirFailures()
    {
        var example = DeliveryHarness.Items("""{"event":"send","_id":"exampleaaaaaaaaaaaaaaaaaaaaaaaaa","ts":1}""");
        example[0].Record = example[0].Record.WithHandled(Recipient).WithFailure(Recipient with { Number = 2 }, hasTimedOut: false);
        new BatchHistory(_harness.Context, example).Remember(example[0], "recipient", 1, 0);

        var record = _harness.Context.Host.Memory.Find(example[0].Key)!.Value.Record; // Not null: it was remembered.

        Assert.That((record.IsHandled(Recipient), record.FailuresOf(Recipient with { Number = 2 })), Is.EqualTo((false, 1)));
    }

    [Test]
    public void WithoutFailedBatches_NoKeyIsMade()
    {
        var items = DeliveryHarness.Items(Send);

        new BatchHistory(_harness.Context, items).Recall();

        Assert.That(items[0].Key, Is.Empty);
    }

    [Test]
    public void BatchOfEventsOfSeveralBatches_GoesOnWithTheOneThatFailedMost()
    {
        Fail(4);
        var other = DeliveryHarness.Items(Send.Replace("send", "open", StringComparison.Ordinal));
        new BatchHistory(_harness.Context, other).Remember(other[0], "recipient", 0, 0);
        var both = DeliveryHarness.Items(Send, Send.Replace("send", "open", StringComparison.Ordinal));
        var memory = new BatchHistory(_harness.Context, both);
        memory.Recall();

        memory.Remember(both[0], "recipient", 0, 0);

        Assert.That(Lines(15).Single(), Does.StartWith("A batch has failed 5 times"));
    }

    private void Fail(int posts, int handled = 0, int leftOver = 0)
    {
        for (var i = 0; i < posts; i++)
        {
            var items = DeliveryHarness.Items(Send);
            var memory = new BatchHistory(_harness.Context, items);
            memory.Recall();
            memory.Remember(items[0], "recipient", handled, leftOver);
        }
    }

    private BatchHistory Recall()
    {
        var memory = new BatchHistory(_harness.Context, DeliveryHarness.Items(Send));
        memory.Recall();
        return memory;
    }

    private List<string> Lines(int id) => [.. _harness.Logs.Own.Where(entry => entry.Id == id).Select(static entry => entry.Message)];
}
