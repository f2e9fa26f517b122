using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text;
using Djrill.Net.Inbox;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace Djrill.Net.Benchmarks.Inbox;

/// <summary>Fills the tables through the package's store, without HTTP, and measures the store at two sizes.</summary>
internal sealed class Flatness(string engine, string connectionString)
{
    private const int Window = 100; // Transactions.

    private static readonly byte[] Body = new byte[1200];
    private static readonly byte[] SmallBody = "{}"u8.ToArray();

    private long _lastId;

    /// <returns>The rows per second from 10 thousand rows, and from the given number of rows.</returns>
    public async Task<(double Few, double Many)> RunAsync(int rows)
    {
        var (store, dispose) = await OpenAsync();
        await using var end = dispose;
        await StoreAsync(store, 10, Body);
        var few = await StoreAsync(store, Window, Body);
        await StoreAsync(store, Math.Max(0, (rows / InboxPosts.BatchSize) - Window - 10), SmallBody);
        return (few, await StoreAsync(store, Window, Body));
    }

    [SuppressMessage("Reliability", "CA2000:Dispose objects before losing scope", Justification = "The engine ends with the process.")]
    private async Task<(IEventStore Store, IAsyncDisposable End)> OpenAsync()
    {
        var owner = new TableOwner("benchmark", "", IsShared: true);
        var (tables, timeout) = (new TableNames(null, "mandrill_"), TimeSpan.FromMinutes(1));
        if (engine == InboxEngines.PostgreSql)
        {
            var source = NpgsqlDataSource.Create(connectionString);
            var postgreSql = new PostgreSqlEventStore(new PostgreSqlEngine(source, tables, timeout), owner, createsTables: true);
            await postgreSql.OpenAsync(CancellationToken.None);
            return (postgreSql, source);
        }

        var file = new SqliteEngine(static () => new SqliteConnection(), connectionString, AppContext.BaseDirectory, tables, timeout);
        var sqlite = new SqliteEventStore(file, owner, createsTables: true);
        await sqlite.OpenAsync(CancellationToken.None);
        return (sqlite, sqlite);
    }

    private async Task<double> StoreAsync(IEventStore store, int batches, byte[] body)
    {
        var (left, clock) = (batches, Stopwatch.StartNew());
        await Task.WhenAll(Enumerable.Range(0, InboxLoad.Senders).Select(_ => Task.Run(async () =>
        {
            while (Interlocked.Decrement(ref left) >= 0)
            {
                await store.StoreAsync(Next(body), CancellationToken.None);
            }
        })));
        return batches * InboxPosts.BatchSize / clock.Elapsed.TotalSeconds;
    }

    private InboxBatch Next(byte[] body)
    {
        var first = Interlocked.Add(ref _lastId, InboxPosts.BatchSize);
        var rows = Enumerable.Range(0, InboxPosts.BatchSize).Select(index => Row(first + index, index, body)).ToList();
        return new("", null, rows.Count, null, rows, [.. rows.Select(static row => row.MessageHash)]);
    }

    private static InboxRow Row(long id, int index, byte[] body)
    {
        var key = SHA256.HashData(Encoding.ASCII.GetBytes($"{id}"));
        return new(
            index, 1_700_000_000 + (id / InboxPosts.BatchSize), key, 0, "click", $"customer.{id}@example.com", $"{id:x32}",
            1_700_000_000_000, BitConverter.ToInt64(key), body);
    }
}
