using Djrill.Net.Benchmarks.Inbox.Peers;

namespace Djrill.Net.Benchmarks.Inbox;

/// <summary>The command 'inbox work': events stored and handled by a handler that does nothing, beside two queues.</summary>
internal static class WorkCommand
{
    private const double Bar = 3;
    private const int Jobs = 300;
    private const int Rounds = 3;

    public static async Task<bool> RunAsync(InboxEngines engines, CommandLine options)
    {
        var events = (options.Find("--events") ?? 40_000) / InboxPosts.BatchSize * InboxPosts.BatchSize;
        var isMet = true;
        MarkdownTable.Begin("Engine", "Inbox", "µs of CPU", "Wolverine", "µs of CPU", "Hangfire", "µs of CPU", "inbox/Wolverine");
        foreach (var engine in engines.Names)
        {
            var inbox = PeerResult.Median(await MeasureInboxAsync(engines, engine, events));
            var wolverine = PeerResult.Median([.. await MeasureAsync(engines, engine, events / 4, "wolverine")]);
            var hangfire = PeerResult.Median([.. await MeasureAsync(engines, engine, Jobs, "hangfire", rounds: 1)]);
            isMet &= inbox.Rate / wolverine.Rate >= Bar;
            MarkdownTable.Line(
                engine, Figures.PerSecond(inbox.Rate), Figures.Microseconds(inbox.Cpu),
                Figures.PerSecond(wolverine.Rate), Figures.Microseconds(wolverine.Cpu),
                Figures.PerSecond(hangfire.Rate), Figures.Microseconds(hangfire.Cpu), Figures.AtLeast(inbox.Rate / wolverine.Rate, Bar));
        }

        Console.WriteLine("\nThe CPU time is that of the process with the queue, without that of PostgreSQL's processes.");
        return isMet;
    }

    private static async Task<List<PeerResult>> MeasureInboxAsync(InboxEngines engines, string engine, int events)
    {
        var results = new List<PeerResult>();
        using var server = InboxLoad.Start(new(engine, engines.Create(engine)));
        var posts = new InboxPosts();
        for (var round = 0; round <= Rounds; round++)
        {
            var batches = posts.Next(events / InboxPosts.BatchSize);
            var (cpu, clock) = (server.CpuTime, System.Diagnostics.Stopwatch.StartNew());
            await InboxLoad.SendAsync(server, batches);
            await InboxLoad.WaitAsync(posts.Events, server);
            results.Add(new(events / clock.Elapsed.TotalSeconds, (server.CpuTime - cpu).TotalMicroseconds / events));
        }

        return results[1..]; // The first one warms up.
    }

    private static async Task<List<PeerResult>> MeasureAsync(InboxEngines engines, string engine, int count, string peer, int rounds = Rounds)
    {
        var results = new List<PeerResult>();
        await using var queue = await PeerQueue.StartAsync(peer, engine, engines.Create(engine));
        for (var round = 0; round <= rounds; round++)
        {
            results.Add(await queue.MeasureAsync(count));
        }

        return results[1..];
    }
}
