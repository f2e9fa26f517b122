namespace Djrill.Net.Delivery;

/// <summary>What became of a batch.</summary>
internal enum DeliveryOutcome
{
    /// <summary>Every subscriber handled every event.</summary>
    Delivered,

    /// <summary>Every subscriber was called for every event, and at least one failed.</summary>
    Failed,

    /// <summary>The request was interrupted between two events.</summary>
    Aborted,
}
