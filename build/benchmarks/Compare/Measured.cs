namespace Djrill.Net.Benchmarks.Compare;

/// <summary>What one receiver did in all rounds.</summary>
/// <param name="Samples">One for each round.</param>
/// <param name="PeakBytes">How far its working set rose over the idle one; null where no memory is measured.</param>
internal sealed record Measured(IReadOnlyList<Sample> Samples, long? PeakBytes)
{
    public double Cpu => Median(Samples.Select(static sample => sample.CpuMicroseconds));

    public double LowestCpu => Samples.Min(static sample => sample.CpuMicroseconds);

    public double HighestCpu => Samples.Max(static sample => sample.CpuMicroseconds);

    public double Allocated => Median(Samples.Select(static sample => sample.AllocatedBytes));

    public static double Median(IEnumerable<double> values)
    {
        var sorted = values.Order().ToList();
        var middle = sorted.Count / 2;
        return sorted.Count % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
