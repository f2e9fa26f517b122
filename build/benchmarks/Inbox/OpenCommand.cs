using System.Diagnostics;
using Npgsql;

namespace Djrill.Net.Benchmarks.Inbox;

/// <summary>The command 'inbox open': the claims while one transaction of PostgreSQL stays open, and events are settled.</summary>
internal static class OpenCommand
{
    private const double Bar = 20;
    private const int Group = 20;

    private static readonly TimeSpan Full = TimeSpan.FromMinutes(10);

    public static async Task<bool> RunAsync(InboxEngines engines, CommandLine options)
    {
        if (!engines.HasPostgreSql)
        {
            return true;
        }

        var events = options.Find("--events") ?? 100_000;
        var connectionString = engines.Create(InboxEngines.PostgreSql);
        using var server = InboxLoad.Start(new(InboxEngines.PostgreSql, connectionString, WatchesClaims: true));
        var posts = new InboxPosts();
        await InboxLoad.SendAsync(server, posts.Next(Group));
        await InboxLoad.WaitAsync(posts.Events, server);
        var warmUp = server.Get<double[]>("claims").Length;
        await using var open = await OpenAsync(connectionString);
        var clock = Stopwatch.StartNew();
        while (posts.Events < events || (options.Has("--full") && clock.Elapsed < Full))
        {
            await InboxLoad.SendAsync(server, posts.Next(Group));
        }

        await InboxLoad.WaitAsync(posts.Events, server);
        return Write(clock.Elapsed, posts.Events, server.Get<double[]>("claims")[warmUp..]);
    }

    private static bool Write(TimeSpan time, int events, double[] claims)
    {
        MarkdownTable.Begin("Open, s", "Events", "Claims", "p50, ms", "p99, ms", "slowest of the first third, ms", "slowest, ms");
        MarkdownTable.Line(
            $"{time.TotalSeconds:0}", Figures.Count(events), $"{claims.Length}", Figures.Milliseconds(Percentile.Of(claims, 0.5)),
            Figures.Milliseconds(Percentile.Of(claims, 0.99)), Figures.Milliseconds(claims[..(claims.Length / 3)].Max()),
            Figures.AtMost(claims.Max(), Bar, Figures.Milliseconds));
        return claims.Max() <= Bar;
    }

    /// <summary>Begins a transaction with an id and a snapshot, which keeps every old version of a row.</summary>
    private static async Task<NpgsqlConnection> OpenAsync(string connectionString)
    {
        var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync();
        await using var begin = new NpgsqlCommand("BEGIN ISOLATION LEVEL REPEATABLE READ; SELECT txid_current()", connection);
        await begin.ExecuteNonQueryAsync();
        return connection;
    }
}
