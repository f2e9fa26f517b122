using Djrill.Net.Inbox;

namespace Djrill.Net.Tests.Inbox.Sql;

/// <summary>What both engines promise of writing an outcome (D2, D3, D4).</summary>
internal sealed class OutcomeTests(StoreKind kind) : StoreFixture(kind)
{
    private static readonly DeliveryError Error = new("System.TimeoutException", "too late", "Shop.Handler.Handle");

    private IReadOnlyDictionary<int, HeldLane> _lanes = null!; // Set before each test.
    private long _id;

    [SetUp]
    public async Task StoreEventAsync()
    {
        _lanes = await HoldAllAsync("a");
        _id = (await Store.StoreAsync(TestBatch.Event()))[0];
    }

    [Test]
    public async Task FailureOfOneRecipient_LeavesTheEventRetrying()
    {
        Assert.That(await FinishAsync(null, Open("R")), Is.True);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(await EventAsync(), Is.EqualTo((EventState.Retrying, false, (string?)null)));
            Assert.That(
                await Store.QueryAsync(
                    $"SELECT error_type, error_message, error_frame, failure_group, lane FROM {Store.Tables.Deliveries}",
                    static row => (row.GetString(0), row.GetString(1), row.GetString(2), row.GetInt64(3), row.GetInt32(4))),
                Is.EqualTo(new[] { (Error.Type, Error.Message, Error.Frame!, FailureGroup.Of("R", Error), 7) }));
        }
    }

    [Test]
    public async Task DeadLetter_SettlesTheEventAsDead()
    {
        Assert.That(await FinishAsync(null, Dead("R")), Is.True);

        Assert.That(await EventAsync(), Is.EqualTo((EventState.Dead, true, "dead")));
    }

    [TestCase("b", 0)] // Another owner.
    [TestCase("a", 1)] // The lane was lost and taken again.
    public async Task FailureWithoutTheLease_ChangesNothing(string owner, int fences)
    {
        var isWritten = await Work.FinishAsync(new EventOutcome(_id, null, owner, _lanes[7].Fence + fences, [Open("R")]), Token);

        await AssertUntouchedAsync(isWritten);
    }

    [Test]
    public async Task FailureAfterTheLease_ChangesNothing()
    {
        await Store.ExecuteAsync($"UPDATE {Store.Tables.Lanes} SET until = 1 WHERE lane = 7");

        var isWritten = await FinishAsync(null, Open("R"));

        if (!Engine.HasOneWorker)
        {
            await AssertUntouchedAsync(isWritten);
        }
    }

    [TestCase(false, EventState.Handled)]
    [TestCase(true, EventState.Ignored)]
    public async Task SuccessWithoutTheLease_IsKept(bool isIgnored, EventState state)
    {
        Assert.That(await Work.FinishAsync(new EventOutcome(_id, null, "b", 0, [], isIgnored), Token), Is.True);

        Assert.That(await EventAsync(), Is.EqualTo((state, true, isIgnored ? "ignored" : "handled")));
    }

    [Test]
    public async Task EventThatIsSettled_IsNotSettledAgain()
    {
        await Work.SettleAsync([_id], [], Token);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(await FinishAsync(null, Dead("R")), Is.False);
            Assert.That(await FinishAsync(null), Is.False);
            Assert.That(await EventAsync(), Is.EqualTo((EventState.Handled, true, "handled")));
        }
    }

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
            Assert.That((await Work.ClaimDueAsync("a", 9, Token)).Select(static due => (due.Version, due.Attempts)), Is.EqualTo(new[] { (2, 2) }));
        }
    }

    [Test]
    public async Task DeliveryForAll_IsReplacedByThoseThatFailed()
    {
        await CrashAsync();

        Assert.That(await FinishAsync(new("", 1), Open("R") with { Crashes = 1 }), Is.True);

        Assert.That(
            (await Work.ClaimDueAsync("next", 9, Token)).Select(static due => (due.Recipient, due.Crashes)), Is.EqualTo(new[] { ("R", 1) }));
    }

    [TestCase(false, EventState.Handled)]
    [TestCase(true, EventState.Ignored)]
    public async Task DeliveryForAllThatSucceeds_SettlesTheEvent(bool isIgnored, EventState state)
    {
        await CrashAsync();

        Assert.That(await Work.FinishAsync(new EventOutcome(_id, new("", 1), "next", 0, [], isIgnored), Token), Is.True);

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
            await Work.FinishAsync(new EventOutcome(id, null, "a", _lanes[7].Fence, [Open("R"), Open("S")]), Token);
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

    private static DeliveryResult Open(string recipient) => new(recipient, DeliveryState.Open, 1, 0, 0, TimeSpan.Zero, Error);

    private static DeliveryResult Dead(string recipient) => Open(recipient) with { State = DeliveryState.Dead };

    private static DeliveryResult Handled(string recipient) => new(recipient, DeliveryState.Handled, 2, 0, 0, TimeSpan.Zero, null);

    private Task<bool> FinishAsync(DeliverySource? source, params DeliveryResult[] results) =>
        Work.FinishAsync(new EventOutcome(_id, source, "a", _lanes[7].Fence, results), Token);

    private async Task CrashAsync()
    {
        await Work.BeginAsync("a", [new BegunCall(_id, "")], Token);
        await Store.ExecuteAsync($"UPDATE {Store.Tables.Workers} SET until = 1; UPDATE {Store.Tables.Lanes} SET until = 1");
        await HoldAllAsync("next");
    }

    private async Task AssertUntouchedAsync(bool isWritten)
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(isWritten, Is.False);
            Assert.That(await EventAsync(), Is.EqualTo((EventState.Pending, false, (string?)null)));
            Assert.That(await Store.ScalarAsync<long>($"SELECT count(*) FROM {Store.Tables.Deliveries}"), Is.Zero);
        }
    }

    private async Task<(EventState State, bool IsSettled, string? Outcome)> EventAsync() => (await Store.QueryAsync(
        $"SELECT state, settled, outcome FROM {Store.Tables.Events} WHERE id = {_id}",
        static row => ((EventState)row.GetInt32(0), !row.IsDBNull(1), row.GetText(2))))[0];
}
