using System.Data.Common;
using Djrill.Net.Inbox;

namespace Djrill.Net.Tests.Inbox.Sql;

/// <summary>An event that is stored, and a table for the effects of its handler.</summary>
internal abstract class CallFixture(StoreKind kind) : StoreFixture(kind)
{
    protected long Fence { get; private set; }

    protected long Id { get; private set; }

    [SetUp]
    public async Task StoreEventAsync()
    {
        Fence = (await HoldAllAsync("a"))[7].Fence;
        Id = (await Store.StoreAsync(TestBatch.Event()))[0];
        await Store.ExecuteAsync($"CREATE TABLE {Effects} (name text)");
    }

    protected string Effects => Store.Tables.Workers.Replace("workers", "effects", StringComparison.Ordinal);

    protected static async Task ExecuteAsync(DbConnection connection, DbTransaction transaction, string sql)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.Transaction = transaction;
        await command.ExecuteNonQueryAsync(Token);
    }

    protected TransactionOutcome First(string recipient) => new(Id, null, recipient, RowVersion: null, Attempts: 1, Round: 0);

    protected Task WriteAsync(ICallTransaction call) =>
        ExecuteAsync(call.Transaction.Connection!, call.Transaction, $"INSERT INTO {Effects} VALUES ('once')");

    protected async Task<CallCommit> CommitOnceAsync(params TransactionOutcome[] outcomes)
    {
        await using var call = await Work.BeginTransactionAsync(Token);
        await WriteAsync(call);
        return await call.CommitAsync(outcomes, Token);
    }

    protected Task<long> EffectsAsync() => Store.ScalarAsync<long>($"SELECT count(*) FROM {Effects}");
}
