namespace Djrill.Net.Protocol;

/// <summary>One event of a batch: its JSON and its type.</summary>
/// <param name="Index">The index of the event in the array.</param>
/// <param name="EventType">See <see cref="Events.MandrillEvent.EventType"/>.</param>
/// <param name="Json">The JSON as sent. The memory is valid until the request ends.</param>
/// <param name="IsKept">Whether <see cref="Keep"/> returns <paramref name="Json"/> without a copy.</param>
internal readonly record struct EventSlice(int Index, string? EventType, ReadOnlyMemory<byte> Json, bool IsKept = false)
{
    /// <summary>Returns the JSON in memory that remains valid after the request.</summary>
    public ReadOnlyMemory<byte> Keep() => IsKept ? Json : Json.ToArray();
}
