using System.Diagnostics;
using Djrill.Net.Benchmarks.Load;
using Djrill.Net.Benchmarks.Receivers;
using Djrill.Net.Benchmarks.Servers;
using Djrill.Net.Benchmarks.Workloads;

namespace Djrill.Net.Benchmarks.Memory;

/// <summary>One run of 'parallel' in a fresh process.</summary>
internal sealed class ParallelRun(Workload workload, ServerSettings settings, int number)
{
    public const int Posts = 40;

    public const int Times = 3;

    // What the package may allocate for each byte of the budget, as its documentation states.
    private const int BudgetFactor = 4;

    private const int DefaultBudgetShare = 4;

    private const long Allowance = 150L * WorkloadCatalog.Megabyte;

    // How much the last peak may be over the first.
    private const double Flatness = 1.25;

    private readonly List<long> _peaks = [];

    private int _right;

    public static void PrintHead() => MarkdownTable.Begin([
        "Run", "Time", "Answered 200", "Right digests", "Seconds", "Peak working set", .. WatchCells.Columns]);

    /// <returns>Whether every bar is met.</returns>
    public bool Measure()
    {
        using var server = ServerProcess.Start("djrill", "attachment", settings);
        var request = HttpPost.Create(server.Address, workload);
        server.Collect();
        var budget = settings.BudgetBytes ?? (server.Watch().Available / DefaultBudgetShare);
        double? bar = settings.HeapLimitBytes is null ? (budget * BudgetFactor) + Allowance : null;

        var isAlive = true;
        for (var time = 1; time <= Times && isAlive; time++)
        {
            isAlive = Measure(server, request, time, bar);
        }

        var isFlat = bar is null || (_peaks.Count == Times && _peaks[^1] <= _peaks[0] * Flatness);
        var isWithin = bar is null || _peaks.TrueForAll(peak => peak <= bar);
        Console.Error.WriteLine(
            $"Run {number}: process alive: {isAlive}; right digests: {_right} of {Posts * Times}; flat: {isFlat}. {server.LastError}".TrimEnd());
        return isAlive && isFlat && isWithin && _right == Posts * Times;
    }

    /// <returns>Whether the process is still alive.</returns>
    private bool Measure(ServerProcess server, byte[] request, int time, double? bar)
    {
        var before = server.Stats();
        server.Watch();
        ProcessMemory.ResetPeak(server.Id);
        var clock = Stopwatch.StartNew();
        var answers = DuplexPost.SendAll(server.Address, request, Posts);
        var answered = answers.Count(static answer => answer?.Status == StatusCodes.Status200OK);
        if (!server.TryWatch(out var watch))
        {
            MarkdownTable.Line($"{number}", $"{time}", Count(answered), "", "", "**the process ended**", "", "", "", "");
            return false;
        }

        var peak = ProcessMemory.Peak(server.Id);
        var digests = RightDigests(server.Stats()) - RightDigests(before);
        _peaks.Add(peak);
        _right += digests;
        MarkdownTable.Line([
            $"{number}", $"{time}", Count(answered), Count(digests), Figures.Ratio(clock.Elapsed.TotalSeconds),
            Figures.AtMost(peak, bar, Figures.Bytes), .. WatchCells.For(watch)]);
        return true;
    }

    private static string Count(int count) => $"{Figures.Count(count)} (= {Posts}: {Figures.Verdict(count == Posts)})";

    private int RightDigests(Stats stats) => stats.Digests.GetValueOrDefault(workload.AttachmentDigest!);
}
