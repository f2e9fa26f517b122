using System.Diagnostics;
using Djrill.Net.Benchmarks.Servers;
using Npgsql;

namespace Djrill.Net.Benchmarks.Inbox;

/// <summary>The command 'inbox workers': two worker processes on one PostgreSQL beside one.</summary>
internal static class WorkersCommand
{
    private const double Bar = 1.6;
    private const int Milliseconds = 20;
    private const double LeaseSeconds = 3;
    private const int Lanes = 256;

    public static async Task<bool> RunAsync(InboxEngines engines, CommandLine options)
    {
        if (!engines.HasPostgreSql)
        {
            return true;
        }

        var events = (options.Find("--events") ?? 10_000) / InboxPosts.BatchSize * InboxPosts.BatchSize;
        Console.WriteLine(
            $"Handlers wait for {Milliseconds} ms, 8 at once in a process, so that neither the cores nor the database are the limit.\n");
        var one = await MeasureAsync(engines, 1, events);
        var two = await MeasureAsync(engines, 2, events);
        MarkdownTable.Begin("One worker", "Two workers", "two/one");
        MarkdownTable.Line(Figures.PerSecond(one), Figures.PerSecond(two), Figures.AtLeast(two / one, Bar));
        return two / one >= Bar;
    }

    private static async Task<double> MeasureAsync(InboxEngines engines, int count, int events)
    {
        var settings = new InboxServerSettings(
            InboxEngines.PostgreSql, engines.Create(InboxEngines.PostgreSql), HandlerKind.Sleep, Milliseconds: Milliseconds, LeaseSeconds: LeaseSeconds);
        var workers = new List<ServerProcess>();
        try
        {
            using var receiver = InboxLoad.Start(settings with { IsWorkerEnabled = false });
            for (var worker = 0; worker < count; worker++)
            {
                workers.Add(InboxLoad.Start(settings));
            }

            await WaitForSharesAsync(settings.ConnectionString, count);
            var posts = new InboxPosts().Next(events / InboxPosts.BatchSize);
            var clock = Stopwatch.StartNew();
            await InboxLoad.SendAsync(receiver, posts);
            await InboxLoad.WaitAsync(events, [.. workers]);
            return events / clock.Elapsed.TotalSeconds;
        }
        finally
        {
            workers.ForEach(static worker => worker.Dispose());
        }
    }

    /// <summary>Waits until every lane has an owner, and each worker has its share. If that never happens, the rate shows it.</summary>
    private static async Task WaitForSharesAsync(string connectionString, int count)
    {
        await using var source = NpgsqlDataSource.Create(connectionString);
        await using var command = source.CreateCommand("SELECT count(*) FROM mandrill_lanes WHERE owner IS NOT NULL GROUP BY owner");
        for (var clock = Stopwatch.StartNew(); clock.Elapsed < TimeSpan.FromSeconds(30);)
        {
            var shares = new List<long>();
            await using (var reader = await command.ExecuteReaderAsync())
            {
                while (await reader.ReadAsync())
                {
                    shares.Add(reader.GetInt64(0));
                }
            }

            if (shares.Count == count && shares.Sum() == Lanes && shares.Max() == Lanes / count)
            {
                return;
            }

            await Task.Delay(50);
        }
    }
}
