using Djrill.Net.Inbox;

namespace Djrill.Net.Tests.Inbox.Sql;

/// <summary>What both engines promise of writing the outcome of a pending event (D2).</summary>
internal sealed class OutcomeTests(StoreKind kind) : OutcomeFixture(kind)
{
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
        var isWritten = await Work.FinishAsync(new EventOutcome(Id, null, owner, Held[7].Fence + fences, [Open("R")]), Token);

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
        Assert.That(await Work.FinishAsync(new EventOutcome(Id, null, "b", 0, [], isIgnored), Token), Is.True);

        Assert.That(await EventAsync(), Is.EqualTo((state, true, isIgnored ? "ignored" : "handled")));
    }

    [Test]
    public async Task EventThatIsSettled_IsNotSettledAgain()
    {
        await Work.SettleAsync([Id], [], Token);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(await FinishAsync(null, Dead("R")), Is.False);
            Assert.That(await FinishAsync(null), Is.False);
            Assert.That(await EventAsync(), Is.EqualTo((EventState.Handled, true, "handled")));
        }
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
}
