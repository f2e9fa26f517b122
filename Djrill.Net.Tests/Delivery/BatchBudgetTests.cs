using Djrill.Net.Delivery;
using Djrill.Net.Events;

namespace Djrill.Net.Tests.Delivery;

/// <summary>How the recipients of a batch share its time, which is 45 seconds.</summary>
internal sealed class BatchBudgetTests : BatchDeliveryFixture
{
    private static readonly TimeSpan Budget = TimeSpan.FromSeconds(45);

    [TestCase(0, "a:0 a:1", BatchOutcome.Delivered)]
    [TestCase(1, "a:0", BatchOutcome.Unfinished)]
    public async Task BatchWhoseTimeIsOver_BeginsNoFurtherCall(int ticksTooMany, string calls, BatchOutcome expected)
    {
        var used = Budget - TimeSpan.FromTicks(1 - ticksTooMany);
        var outcome = await DeliverAsync([Taking("a", used, until: 1)], Send, Open);

        Assert.That((string.Join(' ', Calls), outcome), Is.EqualTo((calls, expected)));
        Assert.That(Harness.Lines(9), Has.Count.EqualTo(ticksTooMany));
    }

    [Test]
    public async Task TimeOfABatch_IsCountedFromItsBeginning()
    {
        var context = Batch(new(DeliveryHarness.Slices(Send), []));
        using var calls = new MeasuredCalls(context);
        var delivery = new BatchDelivery(context, calls);
        Harness.Time.Advance(Budget);

        Assert.That(await delivery.DeliverAsync([Recipient("a")]), Is.EqualTo(BatchOutcome.Unfinished));
        Assert.That(Calls, Is.Empty);
    }

    // An eighth of the time is 5.625 s.
    [TestCase(5_625, "slow:0 b:0 slow:1 b:1 slow:2 b:2")]
    [TestCase(5_626, "slow:0 b:0 b:1 b:2 slow:1 slow:2")]
    public async Task RecipientThatUsesMoreThanAnEighth_GetsTheRestAfterTheOthers(int milliseconds, string calls)
    {
        var slow = Taking("slow", TimeSpan.FromMilliseconds(milliseconds), until: 1);

        var outcome = await DeliverAsync([slow, Recipient("b")], Send, Open, Click);

        Assert.That((string.Join(' ', Calls), outcome), Is.EqualTo((calls, BatchOutcome.Delivered)));
        Assert.That(Harness.Lines(14), Is.Empty, "no delivery is tried twice");
    }

    [Test]
    public async Task TimeOfARecipient_IsTheSumOfItsCalls()
    {
        await DeliverAsync([Taking("slow", TimeSpan.FromSeconds(3), until: 2), Recipient("b")], Send, Open, Click);

        Assert.That(string.Join(' ', Calls), Is.EqualTo("slow:0 b:0 slow:1 b:1 b:2 slow:2"));
    }

    [Test]
    public async Task EventOfASecondTurn_IsCopiedAgain()
    {
        var seen = new List<ReadOnlyMemory<byte>>();
        var slow = Recipient("slow", (call, mandrillEvent) =>
        {
            Harness.Time.Advance(TimeSpan.FromSeconds(6));
            return Keep(call, mandrillEvent);
        });
        CallResult Keep(CallDetails call, MandrillEvent mandrillEvent)
        {
            if (call.Delivery.BatchIndex == 1)
            {
                seen.Add(mandrillEvent.Utf8Json);
            }

            return Handled;
        }

        await DeliverAsync([slow, Recipient("b", Keep)], Send, Open);

        Assert.That(seen, Has.Count.EqualTo(2));
        Assert.That(seen[0], Is.Not.EqualTo(seen[1]), "the memory of the first turn was released");
    }

    [Test]
    public async Task RecipientThatTimedOut_GetsNothingElseInThisPost()
    {
        var outcome = await DeliverAsync([Recipient("late", static (_, _) => TimedOut), Recipient("b")], Send, Open);

        Assert.That((string.Join(' ', Calls), outcome), Is.EqualTo(("late:0 b:0 b:1", BatchOutcome.Failed)));
        Assert.That(Harness.Lines(9).Single(), Does.StartWith("The time limit of the batch ended before 1 deliveries"));
    }

    [Test]
    public async Task RecipientThatTimedOutBefore_ComesLastWithTheEventOfFewestTimeouts()
    {
        IReadOnlyList<Recipient> recipients = [Recipient("late", static (_, _) => TimedOut), Recipient("b", static (_, _) => Failed())];
        var orders = new List<string>();
        for (var post = 0; post < 3; post++)
        {
            Calls.Clear();
            await DeliverAsync(recipients, Send, Open);
            orders.Add(string.Join(' ', Calls));
        }

        Assert.That(orders, Is.EqualTo(["late:0 b:0 b:1", "b:0 b:1 late:1", "b:0 b:1 late:0"]));
    }

    [Test]
    public async Task RecipientThatFailedBefore_KeepsItsTurn()
    {
        IReadOnlyList<Recipient> recipients = [Recipient("a", static (_, _) => Failed()), Recipient("b", static (_, _) => Failed())];
        await DeliverAsync(recipients, Send);
        Calls.Clear();

        await DeliverAsync(recipients, Send);

        Assert.That(Calls, Is.EqualTo(["a:0", "b:0"]));
    }

    private Recipient Taking(string name, TimeSpan time, int until) => Recipient(name, (call, _) =>
    {
        Harness.Time.Advance(call.Delivery.BatchIndex < until ? time : TimeSpan.Zero);
        return Handled;
    });
}
