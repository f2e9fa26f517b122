using System.Diagnostics;
using System.Text;
using Djrill.Net.Benchmarks.Servers;
using Djrill.Net.Benchmarks.Workloads;

namespace Djrill.Net.Benchmarks.Slow;

/// <summary>
/// The command 'slow': clients that know the secret, claim all of the budget between them, and send just fast enough for
/// the server's own limit. The first gets in, the others wait
/// or are refused, and come again.
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

    private static readonly byte[] Step = Encoding.ASCII.GetBytes(new string('a', BytesPerSecond / StepsPerSecond));

    // The others come a little later: nothing waits at the first one's first moment.
    private static readonly TimeSpan Lead = TimeSpan.FromSeconds(2);

    public static int Run()
    {
        using var server = ServerProcess.Start("djrill", "type", new(BudgetBytes: Budget));
        var small = new SoundPosts(server, WorkloadCatalog.Create("W1"));
        small.Send();
        TimeSpan? cutOff;
        using (var first = new SlowConnection(server.Address))
        {
            Repeat(Lead, () => first.CutOff is null, _ => first.Continue(Step));
            using var others = new SlowCrowd(server, Connections - 1);
            cutOff = Keep(first, others, small);
            Console.WriteLine($"The first one's end: {first.Outcome}. The others, which come again: {others.Outcomes}.");
        }

        var large = new SoundPosts(server, WorkloadCatalog.Create("W4")).SendUntilAnswered(Bound);
        return Report(cutOff, small, large) ? 0 : 1;
    }

    /// <returns>How long others had waited when the first was cut off; null where it never was.</returns>
    private static TimeSpan? Keep(SlowConnection first, SlowCrowd others, SoundPosts small)
    {
        var elapsed = Repeat(Bound, () => first.CutOff is null, step =>
        {
            first.Continue(Step);
            others.Continue(Step);
            if (step % (StepsPerSecond / 2) == 0)
            {
                small.Send();
            }
        });
        return first.CutOff is null ? null : elapsed;
    }

    // The server's own limit is not much below this: a step that comes late is made up for.
    private static TimeSpan Repeat(TimeSpan bound, Func<bool> goOn, Action<int> step)
    {
        var clock = Stopwatch.StartNew();
        for (var i = 1; clock.Elapsed < bound && goOn(); i++)
        {
            step(i);
            var pause = TimeSpan.FromSeconds((double)i / StepsPerSecond) - clock.Elapsed;
            Thread.Sleep(pause > TimeSpan.Zero ? pause : TimeSpan.Zero);
        }

        return clock.Elapsed;
    }

    private static bool Report(TimeSpan? cutOff, SoundPosts small, TimeSpan? large)
    {
        var isCut = cutOff is { TotalSeconds: <= MaxSecondsUntilCutOff };
        var areAnswered = small.Answered == small.Sent && small.Slowest.TotalSeconds <= MaxSecondsOfSoundPost;
        Console.WriteLine();
        Console.WriteLine(
            $"The first is cut off when others have waited for {(cutOff is { } time ? Figures.Ratio(time.TotalSeconds) : "more than 90")} s (≤ {MaxSecondsUntilCutOff}: {Figures.Verdict(isCut)}).");
        Console.WriteLine(
            $"Sound small posts answered 200 meanwhile: {small.Answered} of {small.Sent}, the slowest in {Figures.Ratio(small.Slowest.TotalSeconds)} s "
            + $"(all, ≤ {MaxSecondsOfSoundPost} s: {Figures.Verdict(areAnswered)}).");
        Console.WriteLine(
            $"A sound large one afterwards is answered 200 after {(large is { } wait ? Figures.Ratio(wait.TotalSeconds) : "more than 90")} s ({Figures.Verdict(large is not null)}).");
        return isCut && areAnswered && large is not null;
    }
}
