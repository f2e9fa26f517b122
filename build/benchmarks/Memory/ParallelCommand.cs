using Djrill.Net.Benchmarks.Servers;
using Djrill.Net.Benchmarks.Workloads;

namespace Djrill.Net.Benchmarks.Memory;

/// <summary>
/// The command 'parallel': many large mails at the same moment, three times over in one process. Without a heap limit the
/// bar is the budget's; with one, that the process lives and answers each.
/// </summary>
internal static class ParallelCommand
{
    private const string HeapLimit = "--heap-limit";
    private const string Budget = "--budget";
    private const string Runs = "--runs";
    private const string ReadBuffer = "--read-buffer";

    private const int DefaultBudgetMegabytes = 256;

    public static int Run(string[] args)
    {
        if (CommandLine.Parse(args, [HeapLimit, Budget, Runs], [ReadBuffer]) is not { } options)
        {
            return 2;
        }

        var heapLimit = (long?)options.Find(HeapLimit) * 1024 * 1024;
        var settings = new ServerSettings(FindBudget(options, heapLimit), heapLimit, options.Has(ReadBuffer));
        var runs = options.Find(Runs) ?? (heapLimit is null ? 1 : 3);
        var workload = WorkloadCatalog.Create("W4");
        Console.WriteLine($"{ParallelRun.Posts} posts of W4 at a time, {ParallelRun.Times} times over, {runs} run(s). {Describe(settings)}");
        Console.WriteLine();
        ParallelRun.PrintHead();
        var results = Enumerable.Range(1, runs).Select(run => new ParallelRun(workload, settings, run).Measure()).ToList();
        return results.TrueForAll(static isMet => isMet) ? 0 : 1;
    }

    // Zero stands for the package's own, which is large on a large machine: no bar would bite.
    private static long? FindBudget(CommandLine options, long? heapLimit)
    {
        var megabytes = options.Find(Budget) ?? (heapLimit is null ? DefaultBudgetMegabytes : 0);
        return megabytes == 0 ? null : (long)megabytes * WorkloadCatalog.Megabyte;
    }

    private static string Describe(ServerSettings settings) =>
        $"Budget: {Describe(settings.BudgetBytes, "the package's")}; heap limit: {Describe(settings.HeapLimitBytes, "none")}; "
        + $"read buffer: {(settings.HasReadBufferLine ? "64 KiB" : "the server's")}.";

    private static string Describe(long? bytes, string fallback) => bytes is { } value ? Figures.Bytes(value) : fallback;
}
