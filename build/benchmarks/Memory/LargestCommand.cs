using Djrill.Net.Benchmarks.Load;
using Djrill.Net.Benchmarks.Servers;
using Djrill.Net.Benchmarks.Workloads;

namespace Djrill.Net.Benchmarks.Memory;

/// <summary>The command 'largest': the largest mail that is let in, three times over, each in a fresh process.</summary>
internal static class LargestCommand
{
    private const int Runs = 3;

    private const int TimesDecodedSize = 3;

    public static int Run()
    {
        var workload = WorkloadCatalog.Create("largest");
        if (workload.Body.Length > Wire.MaxBodySize)
        {
            throw new InvalidOperationException("The largest mail is larger than the limit.");
        }

        Console.WriteLine($"A form of {Figures.Bytes(workload.Body.Length)}, decoded {Figures.Bytes(workload.Json.Length)}:");
        Console.WriteLine();
        MarkdownTable.Begin(["Run", "Answer", "Right digests", "Peak over idle", .. WatchCells.Columns]);
        return Enumerable.Range(1, Runs).Select(run => Measure(workload, run)).ToList().TrueForAll(static isMet => isMet) ? 0 : 1;
    }

    private static bool Measure(Workload workload, int run)
    {
        using var server = ServerProcess.Start("djrill", "attachment");
        var request = HttpPost.Create(server.Address, workload);
        server.Collect();
        server.Watch();
        var idle = ProcessMemory.Resident(server.Id);
        ProcessMemory.ResetPeak(server.Id);

        var answer = DuplexPost.Send(server.Address, request);
        var peak = ProcessMemory.Peak(server.Id) - idle;
        var digests = server.Stats().Digests.GetValueOrDefault(workload.AttachmentDigest!);
        MarkdownTable.Line([
            $"{run}", $"{answer.Status}", $"{digests} (= 1: {Figures.Verdict(digests == 1)})",
            Figures.AtMost(peak, TimesDecodedSize * (double)workload.Json.Length, Figures.Bytes), .. WatchCells.For(server.Watch())]);
        return digests == 1 && peak <= TimesDecodedSize * (long)workload.Json.Length;
    }
}
