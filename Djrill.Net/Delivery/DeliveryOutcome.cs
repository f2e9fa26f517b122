namespace Djrill.Net.Delivery;

/// <summary>The outcome of a batch.</summary>
internal enum DeliveryOutcome
{
    /// <summary>Every recipient handled every event, or every taker took the dead letter.</summary>
    Delivered,

    /// <summary>At least one recipient failed.</summary>
    Failed,

    /// <summary>Nobody failed, but calls were left over when the time ended.</summary>
    Unfinished,

    /// <summary>There is no subscriber and no handler.</summary>
    NoRecipient,

    /// <summary>The host is stopping.</summary>
    Stopping,
}
