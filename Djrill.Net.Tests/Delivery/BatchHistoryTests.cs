using Djrill.Net.Delivery;

namespace Djrill.Net.Tests.Delivery;

/// <summary>What is remembered of failed batches.</summary>
internal sealed class BatchHistoryTests : BatchHistoryFixture
{
    private static readonly RecipientId Recipient = new("recipient", 1);

    [Test]
    public void FailedBatch_IsRecalledByItsEvents()
    {
        var items = DeliveryHarness.Items(Send, Open);
        items[0].Record = items[0].Record.WithHandled(Recipient);
        new BatchHistory(Harness.Context, items).Remember(items[1], "recipient", 1, 0);
        var again = DeliveryHarness.Items(Send, Send.Replace("send", "click", StringComparison.Ordinal));
        var memory = new BatchHistory(Harness.Context, again);
        var before = memory.IsResend;

        memory.Recall();

        Assert.That((before, memory.IsResend), Is.EqualTo((false, true)));
        Assert.That((again[0].Record.IsHandled(Recipient), again[1].Record.IsHandled(Recipient)), Is.EqualTo((true, false)));
    }

    [Test]
    public void EqualEvents_HaveKeysOfTheirOwn()
    {
        var items = DeliveryHarness.Items(Send, Send, Send);

        new BatchHistory(Harness.Context, items).Remember(items[0], "recipient", 0, 0);

        var key = $"/:{items[0].Event.IdempotencyKey}"; // The default webhook, and no named pair.
        Assert.That(items.Select(static item => item.Key), Is.EqualTo([key, $"{key}.2", $"{key}.3"]));
    }

    [Test]
    public void BatchAnswered200_IsForgotten()
    {
        Fail(5);
        var memory = Recall(Send);

        memory.Forget();

        Assert.That(
            (Recall(Send).IsResend, Harness.Context.Host.FailedBatches.IsEmpty, Harness.Health.Conditions.Count),
            Is.EqualTo((false, true, 0)));
    }

    [Test]
    public void BatchAnswered200InAnotherOrder_IsNoLongerUnhealthy()
    {
        for (var i = 0; i < 5; i++)
        {
            var items = DeliveryHarness.Items(Send, Open);
            var failing = new BatchHistory(Harness.Context, items);
            failing.Recall();
            failing.Remember(items[0], "recipient", 0, 0);
        }

        var before = Harness.Health.Conditions.Count;
        var resent = new BatchHistory(Harness.Context, DeliveryHarness.Items(Open, Send));
        resent.Recall();
        resent.Forget();

        Assert.That((before, Harness.Health.Conditions.Count), Is.EqualTo((1, 0)));
    }

    [Test]
    public void Examples_AreRememberedOnlyForTheirFailures()
    {
        var example = DeliveryHarness.Items("""{"event":"send","_id":"exampleaaaaaaaaaaaaaaaaaaaaaaaaa","ts":1}""");
        example[0].Record = example[0].Record.WithHandled(Recipient).WithFailure(Recipient with { Number = 2 }, hasTimedOut: false);
        new BatchHistory(Harness.Context, example).Remember(example[0], "recipient", 1, 0);

        var record = Harness.Context.Host.FailedBatches.Find(example[0].Key)!.Value.Record; // Not null: it was remembered.

        Assert.That((record.IsHandled(Recipient), record.FailuresOf(Recipient with { Number = 2 })), Is.EqualTo((false, 1)));
    }

    [Test]
    public void WithoutFailedBatches_NoKeyIsMade()
    {
        var items = DeliveryHarness.Items(Send);

        new BatchHistory(Harness.Context, items).Recall();

        Assert.That(items[0].Key, Is.Empty);
    }

    [Test]
    public void EventsWhoseKeysWereMade_AreReleased()
    {
        var items = DeliveryHarness.Items(Send);
        var before = items[0].Event;

        new BatchHistory(Harness.Context, items).Remember(items[0], "recipient", 0, 0);

        Assert.That(items[0].Event, Is.Not.SameAs(before));
    }

    [Test]
    public void EventsForgottenForWantOfRoom_AreLogged()
    {
        Fail(1);
        var batch = new FailedBatch(default);
        for (var i = 0; i < 199_999; i++)
        {
            Harness.Context.Host.FailedBatches.Save($"{i}", batch, new DeliveryRecord());
        }

        var before = Harness.Lines(18).Count;

        Fail(1);

        Assert.That(before, Is.Zero);
        Assert.That(Harness.Lines(18).Single(), Does.Contain(" 99999 events "));
    }
}
