using System.Data.Common;
using Djrill.Net.Events;
using Djrill.Net.Tests.Inbox.Sql;

namespace Djrill.Net.Tests.Contract.Inbox;

/// <summary>A handler that writes in the transaction of its call commits its work and its outcome together, once.</summary>
internal sealed class InboxTransactionTests(StoreKind kind) : InboxFixture(kind)
{
    [Test]
    public async Task HandlerThatReturns_CommitsItsWork()
    {
        await using var app = await StartAsync(async (mandrillEvent, delivery, token) =>
            await WriteAsync(await delivery.GetTransactionAsync(token), mandrillEvent, token));
        await CreateEffectsAsync();

        await app.PostAsync(Event("a", 1), Event("b", 2));
        await app.WaitForAsync(MandrillInboxState.Handled, 2);

        Assert.That(await CountEffectsAsync(), Is.EqualTo(2));
    }

    [Test]
    public async Task HandlerThatThrowsAfterItsWork_CommitsNothing()
    {
        var calls = 0;
        await using var app = await StartAsync(async (mandrillEvent, delivery, token) =>
        {
            await WriteAsync(await delivery.GetTransactionAsync(token), mandrillEvent, token);
            if (Interlocked.Increment(ref calls) < 3)
            {
                throw new InvalidOperationException("The handler is broken.");
            }
        });
        await CreateEffectsAsync();

        await app.PostAsync(Event("a", 1));
        await app.WaitForAsync(MandrillInboxState.Handled, 1);

        Assert.That(await CountEffectsAsync(), Is.EqualTo(1));
    }

    [Test]
    public async Task HandlerThatIgnoresItsTokenAndWritesAfterTheTimeLimit_CommitsNothing()
    {
        var (calls, late, written) = (0, new TaskCompletionSource(), new TaskCompletionSource<Exception?>());
        await using var app = await StartAsync(
            async (mandrillEvent, delivery, token) =>
            {
                var transaction = await delivery.GetTransactionAsync(token);
                if (Interlocked.Increment(ref calls) == 1)
                {
                    var connection = transaction.Connection!; // Not null: the transaction has just begun.
                    await late.Task;
                    written.SetResult(await CatchAsync(() => WriteAsync(connection, transaction, mandrillEvent, CancellationToken.None)));
                    return;
                }

                await WriteAsync(transaction, mandrillEvent, token);
                late.TrySetResult();
            },
            static options => options.HandlerTimeout = TimeSpan.FromMilliseconds(500));
        await CreateEffectsAsync();

        await app.PostAsync(Event("a", 1));
        await app.WaitForAsync(MandrillInboxState.Handled, 1);

        Assert.That(await written.Task, Is.Not.Null, "the late write fails");
        Assert.That(await CountEffectsAsync(), Is.EqualTo(1));
    }

    [Test]
    public async Task HandlerThatCommitsItself_IsSettledWithAnError()
    {
        await using var app = await StartAsync(async (mandrillEvent, delivery, token) =>
        {
            var transaction = await delivery.GetTransactionAsync(token);
            await WriteAsync(transaction, mandrillEvent, token);
            await transaction.CommitAsync(token);
        });
        await CreateEffectsAsync();

        await app.PostAsync(Event("a", 1));
        await app.WaitForAsync(MandrillInboxState.Handled, 1);

        Assert.That(await CountEffectsAsync(), Is.EqualTo(1));
        Assert.That(app.Logs.Own.Count(static entry => entry.Id == 49), Is.EqualTo(1));
    }

    private async Task CreateEffectsAsync() => await Tables.ExecuteAsync("CREATE TABLE {effects} (event text)");

    private async Task<long> CountEffectsAsync() => Convert.ToInt64(await Tables.ExecuteAsync("SELECT count(*) FROM {effects}"), null);

    private Task WriteAsync(DbTransaction transaction, MandrillEvent mandrillEvent, CancellationToken cancellationToken) =>
        WriteAsync(transaction.Connection!, transaction, mandrillEvent, cancellationToken); // Not null: the transaction is open.

    private async Task WriteAsync(
        DbConnection connection, DbTransaction transaction, MandrillEvent mandrillEvent, CancellationToken cancellationToken)
    {
        await using var command = connection.CreateCommand();
        command.Transaction = transaction;
        command.CommandText = Tables.Expand($"INSERT INTO {{effects}} VALUES ('{mandrillEvent.IdempotencyKey}')");
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    private static async Task<Exception?> CatchAsync(Func<Task> act)
    {
        try
        {
            await act();
            return null;
        }
        catch (Exception exception) when (exception is DbException or InvalidOperationException)
        {
            return exception;
        }
    }
}
