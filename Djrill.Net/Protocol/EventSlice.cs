namespace Djrill.Net.Protocol;

/// <summary>One event of a batch: its JSON and its type.</summary>
/// <param name="Index">The index in the array.</param>
/// <param name="EventType">See <see cref="Events.MandrillEvent.EventType"/>.</param>
/// <param name="Json">The JSON as sent. It can be read until the request ends.</param>
/// <param name="IsKept">Whether the JSON can be read for longer, and is too large to be copied.</param>
internal readonly record struct EventSlice(int Index, string? EventType, ReadOnlyMemory<byte> Json, bool IsKept = false)
{
    /// <summary>Returns the JSON in memory that no other request reuses.</summary>
    public ReadOnlyMemory<byte> Keep() => IsKept ? Json : Json.ToArray();
}
