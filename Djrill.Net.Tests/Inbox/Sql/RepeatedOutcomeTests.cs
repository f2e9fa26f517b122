using Djrill.Net.Inbox;

namespace Djrill.Net.Tests.Inbox.Sql;

/// <summary>Outcomes that are written again because the result of the first commit was unknown, so that dead letters are announced.</summary>
internal sealed class RepeatedOutcomeTests(StoreKind kind) : OutcomeFixture(kind)
{
    [Test]
    public async Task RepeatedFirstOutcome_FindsItsWrite()
    {
        await FinishAsync(null, Dead("R"), Open("S"));
        await FinishAsync(new("S", 1), Open("S") with { Attempts = 2 }); // Called again meanwhile.

        Assert.That(await FinishAsync(null, Dead("R"), Open("S")), Is.True);
    }

    [Test]
    public async Task RepeatedOutcomeOfADelivery_FindsItsWrite()
    {
        await FinishAsync(null, Open("R"));
        await FinishAsync(new("R", 1), Dead("R") with { Attempts = 2 });

        using (Assert.EnterMultipleScope())
        {
            Assert.That(await FinishAsync(new("R", 1), Dead("R") with { Attempts = 2 }), Is.True);
            Assert.That(await FinishAsync(new("R", 1), Dead("R") with { Attempts = 3 }), Is.False, "another write");
            Assert.That(await FinishAsync(new("R", 2), Dead("R") with { Attempts = 2 }), Is.False, "another version");
            Assert.That(await Store.ScalarAsync<int>($"SELECT version FROM {Store.Tables.Deliveries}"), Is.EqualTo(2));
        }
    }

    [Test]
    public async Task RepeatedOutcomeForAll_FindsItsWrite()
    {
        await CrashAsync("a", new BegunCall(Id, ""));
        await FinishAsync(new("", 1), Dead("R"));

        Assert.That(await FinishAsync(new("", 1), Dead("R")), Is.True);
    }

    [Test]
    public async Task OutcomeOfAnotherRound_IsNoOwnWrite()
    {
        await FinishAsync(null, Dead("R"));

        Assert.That(await FinishAsync(null, Dead("R") with { Round = 1 }), Is.False);
    }

    [Test]
    public async Task DeadLetterOfAHandledEvent_IsNotKept()
    {
        await using (var call = await Work.BeginTransactionAsync(Token))
        {
            await call.CommitAsync([new TransactionOutcome(Id, null, "R", RowVersion: null, Attempts: 1, Round: 0)], Token);
        }

        using (Assert.EnterMultipleScope())
        {
            Assert.That(await FinishAsync(null, Dead("R")), Is.False);
            Assert.That(await EventAsync(), Is.EqualTo((EventState.Handled, true, "handled")));
        }
    }
}
