namespace Djrill.Net.Benchmarks.Inbox;

/// <summary>The command 'inbox answer': the time of the answers while every handler sleeps for 5 s.</summary>
internal static class AnswerCommand
{
    private const double Bar = 200;
    private const int WarmUp = 20;

    public static async Task<bool> RunAsync(InboxEngines engines, CommandLine options)
    {
        var posts = new InboxPosts();
        var isMet = true;
        MarkdownTable.Begin("Engine", "Batches of 1000", "p50, ms", "p99, ms", "slowest, ms");
        foreach (var engine in engines.Names)
        {
            using var server = InboxLoad.Start(new(engine, engines.Create(engine), HandlerKind.Sleep, Milliseconds: 5000));
            await InboxLoad.SendAsync(server, posts.Next(WarmUp), senders: 1);
            var times = new List<double>();
            for (var left = options.Find("--batches") ?? 200; left > 0; left -= WarmUp)
            {
                times.AddRange((await InboxLoad.SendAsync(server, posts.Next(Math.Min(left, WarmUp)), senders: 1)).Answers);
            }

            var p99 = Percentile.Of(times, 0.99);
            isMet &= p99 <= Bar;
            MarkdownTable.Line(
                engine, $"{times.Count}", Figures.Milliseconds(Percentile.Of(times, 0.5)), Figures.AtMost(p99, Bar, Figures.Milliseconds),
                Figures.Milliseconds(times.Max()));
        }

        return isMet;
    }
}
