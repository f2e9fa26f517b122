using Djrill.Net.Delivery;

namespace Djrill.Net.Tests.Delivery;

/// <summary>What becomes of the events of a batch.</summary>
internal sealed class BatchDeliveryTests : BatchDeliveryFixture
{
    [Test]
    public async Task HandledBatch_WasGivenToEachRecipientInOrder()
    {
        var outcome = await DeliverAsync([Recipient("a"), Recipient("b", canHandle: static item => item.EventType == "open")], Send, Open);

        Assert.That((outcome, string.Join(' ', Calls)), Is.EqualTo((BatchOutcome.Delivered, "a:0 a:1 b:1")));
        Assert.That(Harness.Logs.Own.Select(static entry => entry.Message), Is.EqualTo(["Accepted a batch of 2 events."]));
    }

    [Test]
    public async Task FailedEvent_StopsNothingAndFailsTheBatch()
    {
        var outcome = await DeliverAsync([Recipient("a", static (_, _) => Failed()), Recipient("b")], Send, Open);

        Assert.That((outcome, string.Join(' ', Calls)), Is.EqualTo((BatchOutcome.Failed, "a:0 b:0 a:1 b:1")));
        Assert.That(Harness.Lines(5), Is.Empty);
    }

    [Test]
    public async Task Resend_ReachesOnlyThoseWhoFailed()
    {
        var isDown = true;
        IReadOnlyList<Recipient> recipients =
            [Recipient("a", (call, _) => isDown && call.Delivery.BatchIndex == 1 ? Failed() : Handled), Recipient("b")];
        await DeliverAsync(recipients, Send, Open);
        Calls.Clear();
        isDown = false;

        var outcome = await DeliverAsync(recipients, Send, Open);

        Assert.That((outcome, string.Join(' ', Calls)), Is.EqualTo((BatchOutcome.Delivered, "a:1")));
        Assert.That(Harness.Context.Host.FailedBatches.IsEmpty, Is.True, "a batch that is answered with 200 is forgotten");
        Assert.That(Harness.Lines(14), Is.EqualTo(["Skipped 3 deliveries of a resent batch: their recipients have handled them."]));
    }

    [Test]
    public async Task CancelledCall_IsLeftOverAndIsNoFailedAttempt()
    {
        var attempts = new List<int>();
        IReadOnlyList<Recipient> recipients = [Recipient("a", (call, _) =>
        {
            attempts.Add(call.Delivery.Attempt);
            return Cancelled;
        })];

        var outcomes = (await DeliverAsync(recipients, Send), await DeliverAsync(recipients, Send));

        Assert.That(outcomes, Is.EqualTo((BatchOutcome.Unfinished, BatchOutcome.Unfinished)));
        Assert.That(attempts, Is.EqualTo([1, 1]));
        Assert.That((Harness.Lines(9).Count, Harness.Lines(7).Count), Is.EqualTo((2, 0)));
    }

    [Test]
    public async Task FailureBesideALeftOverEvent_FailsTheBatch()
    {
        var recipient = Recipient("a", static (call, _) => call.Delivery.BatchIndex == 0 ? Cancelled : Failed());

        var outcome = await DeliverAsync([recipient], Send, Open);

        Assert.That(outcome, Is.EqualTo(BatchOutcome.Failed));
    }

    [Test]
    public async Task StoppedHost_BeginsNoFurtherCall()
    {
        var outcome = await DeliverAsync(
            [Recipient("a", (_, _) =>
            {
                StopHost();
                return Handled;
            })],
            Send,
            Open);

        Assert.That((outcome, string.Join(' ', Calls)), Is.EqualTo((BatchOutcome.Unfinished, "a:0")));
    }

    [Test]
    public async Task TwoBatchesAtOnce_DoNotShareTheirState()
    {
        var inner = BatchOutcome.Stopping;
        var isNested = false;
        var first = new Recipient(new("a", 1), "a", static _ => true, async (_, _) =>
        {
            if (!isNested)
            {
                isNested = true;
                inner = await DeliverAsync([Recipient("b", static (_, _) => Failed())], Click);
            }

            return Handled;
        });

        var outcome = await DeliverAsync([first], Send, Open);

        Assert.That((outcome, inner), Is.EqualTo((BatchOutcome.Delivered, BatchOutcome.Failed)));
        Assert.That(Harness.Context.Host.FailedBatches.IsEmpty, Is.False, "the failed batch stays remembered");
    }
}
