namespace Djrill.Net.Chaos;

/// <summary>A fault that was injected.</summary>
/// <param name="Kind">The kind.</param>
/// <param name="Time">From its begin until it had healed.</param>
/// <param name="IsCounted">Whether a request or a call was in flight.</param>
internal sealed record FaultRecord(FaultKind Kind, Interval Time, bool IsCounted);
