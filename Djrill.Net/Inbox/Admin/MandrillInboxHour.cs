namespace Djrill.Net;

/// <summary>Contains the number of events that have one type and one state and were received in the same hour.</summary>
public sealed class MandrillInboxHour
{
    /// <summary>Gets the start of the hour, in UTC.</summary>
    public required DateTimeOffset Start { get; init; }

    /// <summary>Gets the event type.</summary>
    /// <value>Null for events without a type.</value>
    public string? EventType { get; init; }

    /// <summary>Gets the present state of the events.</summary>
    /// <value>Never <see cref="MandrillInboxState.Running"/>: such an event counts as pending or retrying.</value>
    public MandrillInboxState State { get; init; }

    /// <summary>Gets the number of events.</summary>
    public long Count { get; init; }
}
