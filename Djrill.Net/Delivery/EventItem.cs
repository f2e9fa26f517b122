using System.Buffers;
using Djrill.Net.Events;
using Djrill.Net.Protocol;

namespace Djrill.Net.Delivery;

/// <summary>One event of a batch, from which each recipient gets an event object of its own.</summary>
internal sealed class EventItem(in EventSlice slice)
{
    private readonly ReadOnlyMemory<byte> _json = slice.Json.ToArray();

    /// <summary>Gets the event's index in the batch.</summary>
    public int Index { get; } = slice.Index;

    public string? EventType { get; } = slice.EventType;

    /// <summary>Gets an event object for the delivery's own questions. No recipient gets it.</summary>
    public MandrillEvent Event => field ??= CreateEvent();

    public MandrillEvent CreateEvent() => EventReader.Read(EventType, _json);
}
