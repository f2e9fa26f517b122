using System.Diagnostics;
using Djrill.Net.Benchmarks.Servers;
using Djrill.Net.Benchmarks.Workloads;

namespace Djrill.Net.Benchmarks.Slow;

/// <summary>
/// The command 'slow': clients that know the secret, claim all of the budget between them, and send just fast enough for
/// the server's own limit. The first gets in, the others wait.
/// </summary>
internal static class SlowCommand
{
    private const int Connections = 10;

    private const int BytesPerSecond = 300;

    private const int StepsPerSecond = 10;

    // One of the slow ones fits, the next does not.
    private const long Budget = 160L * WorkloadCatalog.Megabyte;

    private const double MaxSecondsUntilCutOff = 60;

    private const double MaxSecondsOfSoundPost = 5;

    private static readonly TimeSpan Bound = TimeSpan.FromSeconds(90);

    public static int Run()
    {
        using var server = ServerProcess.Start("djrill", "type", new(BudgetBytes: Budget));
        var small = new SoundPosts(server, WorkloadCatalog.Create("W1"));
        small.Send();
        var slow = Enumerable.Range(0, Connections).Select(_ => new SlowConnection(server.Address)).ToList();
        var waiting = Stopwatch.StartNew();
        Keep(slow, small, waiting);

        MarkdownTable.Begin("Slow connection", "Ended after s", "By");
        for (var i = 0; i < slow.Count; i++)
        {
            MarkdownTable.Line($"{i + 1}", slow[i].CutOff is { } end ? Figures.Ratio(end.TotalSeconds) : "never", slow[i].Outcome);
        }

        var large = new SoundPosts(server, WorkloadCatalog.Create("W4")).SendUntilAnswered(Bound);
        slow.ForEach(static connection => connection.Dispose());
        return Report(slow[0].CutOff, small, large) ? 0 : 1;
    }

    private static void Keep(List<SlowConnection> slow, SoundPosts small, Stopwatch clock)
    {
        var bytes = new byte[BytesPerSecond / StepsPerSecond];
        Array.Fill(bytes, (byte)'a');
        for (var step = 1; clock.Elapsed < Bound && slow.Exists(static connection => connection.CutOff is null); step++)
        {
            slow.ForEach(connection => connection.Continue(bytes));
            if (step % (StepsPerSecond / 2) == 0)
            {
                small.Send();
            }

            var pause = TimeSpan.FromSeconds((double)step / StepsPerSecond) - clock.Elapsed;
            Thread.Sleep(pause > TimeSpan.Zero ? pause : TimeSpan.Zero);
        }
    }

    private static bool Report(TimeSpan? cutOff, SoundPosts small, TimeSpan? large)
    {
        var isCut = cutOff is { TotalSeconds: <= MaxSecondsUntilCutOff };
        var areAnswered = small.Answered == small.Sent && small.Slowest.TotalSeconds <= MaxSecondsOfSoundPost;
        Console.WriteLine();
        Console.WriteLine(
            $"The first is cut off after {(cutOff is { } time ? Figures.Ratio(time.TotalSeconds) : "more than 90")} s (≤ {MaxSecondsUntilCutOff}: {Figures.Verdict(isCut)}).");
        Console.WriteLine(
            $"Sound small posts answered 200 meanwhile: {small.Answered} of {small.Sent}, the slowest in {Figures.Ratio(small.Slowest.TotalSeconds)} s "
            + $"(all, ≤ {MaxSecondsOfSoundPost} s: {Figures.Verdict(areAnswered)}).");
        Console.WriteLine(
            $"A sound large one afterwards is answered 200 after {(large is { } wait ? Figures.Ratio(wait.TotalSeconds) : "more than 90")} s ({Figures.Verdict(large is not null)}).");
        return isCut && areAnswered && large is not null;
    }
}
