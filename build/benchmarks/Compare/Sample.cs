namespace Djrill.Net.Benchmarks.Compare;

/// <summary>What one receiver did in one round.</summary>
/// <param name="CpuMicroseconds">CPU time of its process, per event.</param>
/// <param name="AllocatedBytes">Allocated on its managed heap, per event.</param>
internal readonly record struct Sample(double CpuMicroseconds, double AllocatedBytes);
