namespace Djrill.Net.Delivery;

/// <summary>What is remembered of a batch that was not answered 200. Its events share it.</summary>
internal sealed class FailedBatch(DateTimeOffset since)
{
    private static long _count;

    /// <summary>Gets the key of the batch's health condition.</summary>
    public string HealthCondition { get; } = FormattableString.Invariant($"failing-batch:{Interlocked.Increment(ref _count)}");

    /// <summary>Gets when the first post failed.</summary>
    public DateTimeOffset Since => since;

    /// <summary>Gets or sets how many posts have failed.</summary>
    public int Posts { get; set; }

    /// <summary>Gets or sets when the log last announced the batch.</summary>
    public DateTimeOffset? LoggedAt { get; set; }

    /// <summary>Gets or sets whether the log has warned that the batch is too slow.</summary>
    public bool IsKnownAsSlow { get; set; }
}
