using System.Diagnostics;
using Djrill.Net.Benchmarks.Load;
using Djrill.Net.Benchmarks.Servers;
using Djrill.Net.Benchmarks.Workloads;

namespace Djrill.Net.Benchmarks.Memory;

/// <summary>
/// The command 'crowd': more large mails at the same moment than the server can let in or keep waiting. Those that are
/// refused are sent again, all at the same moment, as often as is needed but not for ever.
/// </summary>
internal static class CrowdCommand
{
    private const string ReadBuffer = "--read-buffer";

    private const int Posts = 200;

    private const int MaxWaves = 40;

    private const long HeapLimit = 256L * 1024 * 1024;

    private static readonly TimeSpan Bound = TimeSpan.FromMinutes(10);

    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    public static int Run(string[] args)
    {
        if (CommandLine.Parse(args, [], [ReadBuffer]) is not { } options)
        {
            return 2;
        }

        var workload = WorkloadCatalog.Create("W4");
        using var server = ServerProcess.Start("djrill", "attachment", new(HeapLimitBytes: HeapLimit, HasReadBufferLine: options.Has(ReadBuffer)));
        server.Collect();
        server.Watch();
        MarkdownTable.Begin("Wave", "Sent", "Answered 200", "503 with Retry-After", "Other answers", "Lost");
        var (delivered, isSound) = SendAll(server, HttpPost.Create(server.Address, workload));
        return Report(server, workload, delivered, isSound) ? 0 : 1;
    }

    private static (int Delivered, bool IsSound) SendAll(ServerProcess server, byte[] request)
    {
        var clock = Stopwatch.StartNew();
        var delivered = 0;
        var isSound = true;
        for (var wave = 1; wave <= MaxWaves && delivered < Posts && clock.Elapsed < Bound && server.IsAlive; wave++)
        {
            var answers = DuplexPost.SendAll(server.Address, request, Posts - delivered);
            var right = answers.Count(static answer => answer?.Status == StatusCodes.Status200OK);
            var refused = answers.Count(static answer => answer is { Status: StatusCodes.Status503ServiceUnavailable, HasRetryAfter: true });
            var lost = answers.Count(static answer => answer is null);
            MarkdownTable.Line([$"{wave}", $"{answers.Count}", $"{right}", $"{refused}", $"{answers.Count - right - refused - lost}", $"{lost}"]);
            delivered += right;
            isSound &= right + refused == answers.Count;
            Thread.Sleep(Pause);
        }

        return (delivered, isSound);
    }

    private static bool Report(ServerProcess server, Workload workload, int delivered, bool isSound)
    {
        Console.WriteLine();
        if (!server.TryWatch(out var watch))
        {
            Console.WriteLine($"**The process ended.** {server.LastError}");
            return false;
        }

        var digests = server.Stats().Digests.GetValueOrDefault(workload.AttachmentDigest!);
        Console.WriteLine($"Every answer 200 or 503 with Retry-After: {Figures.Verdict(isSound)}.");
        Console.WriteLine($"Delivered: {delivered} of {Posts} ({Figures.Verdict(delivered == Posts)}); right digests: {digests} ({Figures.Verdict(digests >= Posts)}).");
        Console.WriteLine();
        MarkdownTable.Begin(["Peak working set", .. WatchCells.Columns]);
        MarkdownTable.Line([Figures.Bytes(watch.PeakResident), .. WatchCells.For(watch)]);
        return isSound && delivered == Posts && digests >= Posts;
    }
}
