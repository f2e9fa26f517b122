using System.Collections.Concurrent;
using Djrill.Net.Events;
using Djrill.Net.Tests.Inbox.Sql;

namespace Djrill.Net.Tests.Contract.Inbox;

/// <summary>A delivery that waits keeps its attempts and its error, and its transaction comes once.</summary>
internal sealed class InboxPausedCallTests(StoreKind kind) : InboxFixture(kind)
{
    private readonly ConcurrentQueue<int> _calls = [];

    [SetUp]
    public void ForgetCalls() => _calls.Clear();

    [Test]
    public async Task HandlerPausedBetweenTwoAttempts_KeepsItsAttemptsAndItsError()
    {
        var (isBroken, hasFailed) = (true, new TaskCompletionSource());
        await using var app = await StartAsync((_, delivery, _) =>
        {
            _calls.Enqueue(delivery.Attempt);
            hasFailed.TrySetResult();
            return Volatile.Read(ref isBroken) ? throw new InvalidOperationException("The handler is broken.") : Task.CompletedTask;
        });
        await app.PostAsync(Event("a", 1));
        await hasFailed.Task.WaitAsync(Token);
        await app.Inbox.PauseAsync("script", null, Token);
        await app.WaitForPausedAsync(1, Token);

        var attempts = _calls.Count; // A retry may have begun before the pause.
        var entry = (await app.Inbox.ListAsync(new() { State = MandrillInboxState.Retrying }, Token)).Entries.Single();
        var waiting = (await app.Inbox.FindAsync(entry.Id, Token))!.Deliveries.Single(); // Not null: it was listed.
        Volatile.Write(ref isBroken, false);
        await app.Inbox.ResumeAsync("script", Token);
        await app.WaitForAsync(MandrillInboxState.Handled, 1);

        using (Assert.EnterMultipleScope())
        {
            Assert.That((waiting.IsWaiting, waiting.Attempts, waiting.DueAt), Is.EqualTo((true, attempts, (DateTimeOffset?)null)));
            Assert.That(waiting.ErrorType, Is.EqualTo(typeof(InvalidOperationException).FullName));
            Assert.That(_calls, Is.EqualTo(Enumerable.Range(1, attempts + 1)));
        }
    }

    [Test]
    public async Task ExactlyOnceHandler_CommitsItsWorkOnceAfterTheResumption()
    {
        await using var app = await StartAsync(async (mandrillEvent, delivery, token) =>
        {
            var transaction = await delivery.GetTransactionAsync(token);
            await using var command = transaction.Connection!.CreateCommand(); // Not null: the transaction is open.
            command.Transaction = transaction;
            command.CommandText = Tables.Expand($"INSERT INTO {{effects}} VALUES ({NumberOf(mandrillEvent)}, {delivery.Attempt})");
            await command.ExecuteNonQueryAsync(token);
        });
        await Tables.ExecuteAsync("CREATE TABLE {effects} (number integer, attempt integer)");
        await app.Inbox.PauseAsync("script", null, Token);
        await app.PostAsync(Enumerable.Range(0, 10).Select(static number => Event("a", number)));
        await app.WaitForPausedAsync(10, Token);
        var before = Convert.ToInt64(await Tables.ExecuteAsync("SELECT count(*) FROM {effects}"), null);

        await app.Inbox.ResumeAsync("script", Token);
        await app.WaitForAsync(MandrillInboxState.Handled, 10);

        var after = Convert.ToInt64(await Tables.ExecuteAsync("SELECT count(*) FROM {effects} WHERE attempt = 1"), null);
        Assert.That((before, after), Is.EqualTo((0L, 10L)));
    }

    [Test]
    public async Task Resumption_EndsAsSoonAsNothingWaits()
    {
        await using var app = await StartAsync(RecordAsync, static options => options.PollInterval = TimeSpan.FromMinutes(1));
        await app.Inbox.PauseAsync("script", null, Token);
        await app.PostAsync(Event("a", 1), Event("a", 2), Event("b", 3));
        await app.WaitForPausedAsync(3, Token);

        await app.Inbox.ResumeAsync("script", Token);

        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(40)); // Shorter than 'PollInterval'.
        var pauses = $"{(Tables.Schema is { } schema ? schema + "." : "")}mandrill_pauses";
        while (Convert.ToInt64(await Tables.ExecuteAsync($"SELECT count(*) FROM {pauses}"), null) != 0)
        {
            await Task.Delay(5, limit.Token);
        }

        Assert.That(_calls.Order(), Is.EqualTo([1, 2, 3]));
    }

    private Task RecordAsync(MandrillEvent mandrillEvent, MandrillDelivery delivery, CancellationToken cancellationToken)
    {
        _calls.Enqueue(NumberOf(mandrillEvent));
        return Task.CompletedTask;
    }
}
