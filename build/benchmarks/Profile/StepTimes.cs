namespace Djrill.Net.Benchmarks.Profile;

/// <summary>The samples of one row, counted by step.</summary>
internal sealed class StepTimes(IReadOnlyList<IReadOnlyList<string>> samples, double cpuPerEvent)
{
    private readonly Dictionary<string, int> _counts =
        samples.GroupBy(Steps.Find).ToDictionary(static group => group.Key, static group => group.Count());

    /// <summary>Gets the CPU time per event of the whole process.</summary>
    public double Total => cpuPerEvent;

    /// <summary>Gets the share of it that a step has.</summary>
    public double Of(string step) => cpuPerEvent * _counts.GetValueOrDefault(step) / Math.Max(samples.Count, 1);
}
