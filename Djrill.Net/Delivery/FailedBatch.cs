namespace Djrill.Net.Delivery;

/// <summary>The history of a batch that was not answered with 200. Its events share it.</summary>
internal sealed class FailedBatch(DateTimeOffset since)
{
    private static long _count;

    /// <summary>Gets the key of the batch's health condition.</summary>
    public string HealthCondition { get; } = FormattableString.Invariant($"failing-batch:{Interlocked.Increment(ref _count)}");

    /// <summary>Gets the time at which the first post failed.</summary>
    public DateTimeOffset Since => since;

    /// <summary>Gets or sets the number of posts that have failed.</summary>
    public int Posts { get; set; }

    /// <summary>Gets or sets the time of the last log message about the batch.</summary>
    public DateTimeOffset? LoggedAt { get; set; }

    /// <summary>Gets or sets whether the log has warned that the batch is too slow.</summary>
    public bool IsKnownAsSlow { get; set; }
}
