using Djrill.Net.Inbox;

namespace Djrill.Net.Tests.Inbox.Sql;

/// <summary>What both engines promise of writing the outcome of a delivery (D3, D4).</summary>
internal sealed class DeliveryOutcomeTests(StoreKind kind) : OutcomeFixture(kind)
{
    [Test]
    public async Task LastOpenDelivery_SettlesTheEvent()
    {
        await FinishAsync(null, Open("R"), Open("S"));

        Assert.That(await FinishAsync(new("R", 1), Handled("R")), Is.True);
        Assert.That((await EventAsync()).State, Is.EqualTo(EventState.Retrying));

        Assert.That(await FinishAsync(new("S", 1), Handled("S")), Is.True);
        Assert.That(await EventAsync(), Is.EqualTo((EventState.Handled, true, "handled")));
    }

    [Test]
    public async Task DeadDelivery_OutlivesTheHandledOne()
    {
        await FinishAsync(null, Open("R"), Dead("S"));
        Assert.That((await EventAsync()).State, Is.EqualTo(EventState.Retrying));

        await FinishAsync(new("R", 1)); // A recipient without an entry has handled the event.

        Assert.That(await EventAsync(), Is.EqualTo((EventState.Dead, true, "dead")));
    }

    [Test]
    public async Task RemovedRecipient_SettlesTheEventAsHandled()
    {
        await FinishAsync(null, Open("R"));

        await FinishAsync(new("R", 1), new DeliveryResult("R", DeliveryState.Removed, 1, 0, 0, TimeSpan.Zero, null));

        Assert.That(await EventAsync(), Is.EqualTo((EventState.Handled, true, "handled")));
    }

    [Test]
    public async Task LateWriteOfAnOlderCall_FindsNothing()
    {
        await FinishAsync(null, Open("R"));
        Assert.That(await FinishAsync(new("R", 1), Open("R") with { Attempts = 2 }), Is.True);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(await FinishAsync(new("R", 1), Handled("R")), Is.False);
            Assert.That(
                (await Work.ClaimDueAsync("a", 9, Token)).Select(static due => (due.Version, due.Attempts)), Is.EqualTo(new[] { (2, 2) }));
        }
    }

    [Test]
    public async Task DeliveryForAll_IsReplacedByThoseThatFailed()
    {
        await CrashAsync("a", new BegunCall(Id, ""));

        Assert.That(await FinishAsync(new("", 1), Open("R") with { Crashes = 1 }), Is.True);

        Assert.That(
            (await Work.ClaimDueAsync("next", 9, Token)).Select(static due => (due.Recipient, due.Crashes)),
            Is.EqualTo(new[] { ("R", 1) }));
    }

    [TestCase(false, EventState.Handled)]
    [TestCase(true, EventState.Ignored)]
    public async Task DeliveryForAllThatSucceeds_SettlesTheEvent(bool isIgnored, EventState state)
    {
        await CrashAsync("a", new BegunCall(Id, ""));

        Assert.That(await Work.FinishAsync(new EventOutcome(Id, new("", 1), "next", 0, [], isIgnored), Token), Is.True);

        using (Assert.EnterMultipleScope())
        {
            Assert.That((await EventAsync()).State, Is.EqualTo(state));
            Assert.That(await Store.ScalarAsync<long>($"SELECT count(*) FROM {Store.Tables.Deliveries}"), Is.Zero);
        }
    }

    [Test]
    public async Task DeletedEvent_TakesNoOutcome()
    {
        await FinishAsync(null, Open("R"));
        await Store.ExecuteAsync($"UPDATE {Store.Tables.Events} SET state = 5; DELETE FROM {Store.Tables.Deliveries}");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(await FinishAsync(new("R", 1), Handled("R")), Is.False);
            Assert.That(await FinishAsync(null, Open("R")), Is.False);
            Assert.That((await EventAsync()).State, Is.EqualTo(EventState.Deleted));
        }
    }

    [Test]
    public async Task TwoDeliveriesSettledAtOnce_SettleTheEvent()
    {
        var ids = await Store.StoreAsync(TestBatch.Events(20));
        foreach (var id in ids)
        {
            await Work.FinishAsync(new EventOutcome(id, null, "a", Held[7].Fence, [Open("R"), Open("S")]), Token);
        }

        var outcomes = ids.SelectMany(static id => new[] { "R", "S" }, static (id, recipient) => new EventOutcome(
            id, new(recipient, 1), "a", 0, [Handled(recipient)]));
        var written = await Task.WhenAll(outcomes.Select(outcome => Task.Run(() => Work.FinishAsync(outcome, Token))));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(written, Has.All.True);
            Assert.That(await Store.ScalarAsync<long>($"SELECT count(*) FROM {Store.Tables.Events} WHERE state = 2"), Is.EqualTo(20));
        }
    }

    private static DeliveryResult Handled(string recipient) => new(recipient, DeliveryState.Handled, 2, 0, 0, TimeSpan.Zero, null);
}
