using System.Diagnostics;
using System.Security.Cryptography;
using System.Text;

namespace Djrill.Net.Benchmarks.Inbox;

/// <summary>The comparison: the same rows, inserted by a loop into one table with a unique key.</summary>
internal abstract class BareInsert : IAsyncDisposable
{
    /// <summary>The rows of one transaction.</summary>
    public const int Rows = InboxPosts.BatchSize;

    protected const string CreateTable = """
        CREATE TABLE bare (id bigint PRIMARY KEY, key_time bigint NOT NULL, webhook text NOT NULL, key bytea NOT NULL, number bigint NOT NULL,
          type text, recipient text, message_id text, json bytea NOT NULL, UNIQUE (key_time, webhook, key, number))
        """;

    private long _lastId;

    /// <summary>Gets the number of transactions at once.</summary>
    protected abstract int Writers { get; }

    /// <returns>The time of a number of transactions.</returns>
    public async Task<TimeSpan> RunAsync(InboxPosts posts, int transactions)
    {
        var groups = Enumerable.Range(0, transactions).Select(_ => Enumerable.Range(0, Rows).Select(_ => Next(posts)).ToArray()).ToArray();
        var (next, clock) = (-1, Stopwatch.StartNew());
        await Task.WhenAll(Enumerable.Range(0, Writers).Select(writer => Task.Run(async () =>
        {
            for (int group; (group = Interlocked.Increment(ref next)) < groups.Length;)
            {
                await InsertAsync(writer, groups[group]);
            }
        })));
        return clock.Elapsed;
    }

    public abstract ValueTask DisposeAsync();

    protected abstract Task InsertAsync(int writer, BareRow[] rows);

    private BareRow Next(InboxPosts posts)
    {
        var json = Encoding.ASCII.GetBytes(posts.NextEvent());
        var id = ++_lastId;
        return new(id, 1_700_000_000 + (id / Rows), SHA256.HashData(json), $"customer.{id}@example.com", $"{id:x32}", json);
    }
}

/// <summary>A row of the comparison.</summary>
internal sealed record BareRow(long Id, long KeyTime, byte[] Key, string Recipient, string MessageId, byte[] Json);
