using Djrill.Net.Benchmarks.Load;
using Djrill.Net.Benchmarks.Servers;
using Djrill.Net.Benchmarks.Workloads;

namespace Djrill.Net.Benchmarks.Parallel;

/// <summary>The command 'parallel': many large mails at the same moment, three times over.</summary>
internal static class ParallelCommand
{
    private const int Posts = 40;

    private const int Times = 3;

    private const long Allowance = 150 * WorkloadCatalog.Megabyte;

    public static int Run()
    {
        var workload = WorkloadCatalog.Create("W4");
        using var server = ServerProcess.Start("djrill", "attachment");
        server.Stats();
        Console.WriteLine($"Idle: {Figures.Bytes(ProcessMemory.Resident(server.Id))}. {Posts} posts of W4 at a time:");
        Console.WriteLine();
        MarkdownTable.Begin("Time", "Answered 200", "Events", "Right digests", "Seconds", "Peak working set");

        for (var time = 1; time <= Times; time++)
        {
            Measure(server, workload, time);
        }

        return 0;
    }

    private static void Measure(ServerProcess server, Workload workload, int time)
    {
        var before = server.Stats();
        ProcessMemory.ResetPeak(server.Id);
        using var client = new LoadClient(server.Address, workload, Posts);
        var run = client.RunOnce();
        var peak = ProcessMemory.Peak(server.Id);
        var after = server.Stats();

        var digest = workload.AttachmentDigest!;
        MarkdownTable.Line(
            Figures.Count(time),
            Figures.Count(run.Requests),
            Figures.Count(after.Events - before.Events),
            Figures.Count(after.Digests.GetValueOrDefault(digest) - before.Digests.GetValueOrDefault(digest)),
            Figures.Ratio(run.Elapsed.TotalSeconds),
            Figures.AtMost(peak, (Posts * (long)workload.Json.Length) + Allowance, Figures.Bytes));
    }
}
