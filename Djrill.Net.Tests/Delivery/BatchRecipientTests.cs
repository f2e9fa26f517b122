using Djrill.Net.Delivery;
using Djrill.Net.Protocol;

namespace Djrill.Net.Tests.Delivery;

/// <summary>Calls of recipients that get the events of a batch together.</summary>
internal sealed class BatchRecipientTests : BatchDeliveryFixture
{
    [Test]
    public async Task BatchRecipient_IsCalledOnce_AfterTheOthers()
    {
        await DeliverAsync([Several("several"), Recipient("single")], Send, Open);

        Assert.That(Calls, Is.EqualTo(["single:0", "single:1", "several:0"]));
    }

    [Test]
    public async Task BudgetThatIsUsedUp_LeavesTheWholeCallOver()
    {
        var slow = Recipient("slow", (_, _) =>
        {
            Harness.Time.Advance(TimeSpan.FromMinutes(1));
            return Handled;
        });

        var outcome = await DeliverAsync([slow, Several("several")], Send);

        Assert.That(outcome, Is.EqualTo(BatchOutcome.Unfinished));
        Assert.That(Calls, Is.EqualTo(["slow:0"]));
    }

    [Test]
    public async Task CallThatTimedOut_ComesLastInTheResend()
    {
        var result = TimedOut;
        var batch = new EventBatch(DeliveryHarness.Slices(Send, Open), []);
        List<Recipient> recipients = [Several("several", () => result), Several("other"), Recipient("single", (_, _) => Failed())];

        await DeliverAsync(recipients, batch);
        Calls.Clear();
        result = Handled;
        await DeliverAsync(recipients, batch);

        Assert.That(Calls, Is.EqualTo(["single:0", "single:1", "several:0"]));
    }

    [Test]
    public async Task CancelledCall_IsNoFailure()
    {
        var outcome = await DeliverAsync([Several("several", static () => Cancelled)], Send, Open);

        Assert.That(outcome, Is.EqualTo(BatchOutcome.Unfinished));
    }

    private Recipient Several(string name, Func<CallResult>? call = null) => new(
        new(name, 1),
        name,
        static _ => true,
        (made, payload) =>
        {
            Assert.That(payload, Is.TypeOf<BatchItems>());
            Calls.Add($"{name}:{made.Delivery.BatchIndex}");
            return new(call?.Invoke() ?? Handled);
        },
        IsBatch: true);
}
