namespace Djrill.Net.Delivery;

/// <summary>Contains the history of a batch that was not answered with 200.</summary>
internal sealed class FailedBatch(DateTimeOffset since)
{
    private static long _count;

    /// <summary>Gets the key of the batch's health condition.</summary>
    public string HealthConditionKey { get; } = FormattableString.Invariant($"failing-batch:{Interlocked.Increment(ref _count)}");

    /// <summary>Gets the time of the first failed post.</summary>
    public DateTimeOffset Since => since;

    /// <summary>Gets or sets the number of failed posts.</summary>
    public int Posts { get; set; }

    /// <summary>Gets or sets the time of the last log message about the batch.</summary>
    public DateTimeOffset? LoggedAt { get; set; }

    /// <summary>Gets or sets whether a log message has reported that the handlers are too slow for the batch.</summary>
    public bool IsSlownessLogged { get; set; }
}
