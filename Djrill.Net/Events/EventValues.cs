namespace Djrill.Net.Events;

/// <summary>The typed values of an event, read from its JSON at once. Immutable.</summary>
internal class EventValues
{
    public DateTimeOffset? Timestamp { get; init; }
}
