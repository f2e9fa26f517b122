namespace Djrill.Net.Benchmarks.Load;

/// <summary>What one run of the load came to.</summary>
internal readonly record struct LoadRun(int Requests, TimeSpan Elapsed)
{
    public double RequestsPerSecond => Requests / Elapsed.TotalSeconds;
}
