namespace Djrill.Net.Benchmarks.Receivers;

/// <summary>What the watch saw since it was started, in bytes.</summary>
/// <param name="Samples">How often it looked.</param>
/// <param name="Idle">The working set at the start.</param>
/// <param name="PeakResident">The largest working set.</param>
/// <param name="PeakHeap">The largest managed heap, what is allocated and not yet collected included.</param>
/// <param name="PeakReserved">The most that the package's meter counted as reserved; null where it has no such instrument.</param>
/// <param name="PeakUnreserved">The most that the working set was over the idle one and what was reserved at that moment.</param>
/// <param name="Reserved">What is reserved now.</param>
/// <param name="Available">What the collector takes for the memory it may use.</param>
internal sealed record WatchReport(
    long Samples, long Idle, long PeakResident, long PeakHeap, long? PeakReserved, long PeakUnreserved, long? Reserved, long Available);
