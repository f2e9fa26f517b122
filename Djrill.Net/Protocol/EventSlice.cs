namespace Djrill.Net.Protocol;

/// <summary>One event of a batch: where its JSON stands, and its type.</summary>
/// <param name="Index">Its place in the array, from 0.</param>
/// <param name="EventType">See <see cref="Events.MandrillEvent.EventType"/>.</param>
/// <param name="Json">Its JSON as sent, in one piece; readable for as long as the request's body is.</param>
/// <param name="IsKept">Whether the JSON is readable for longer than that, and too large to be copied.</param>
internal readonly record struct EventSlice(int Index, string? EventType, ReadOnlyMemory<byte> Json, bool IsKept = false)
{
    /// <summary>Gives the JSON as bytes that are readable for as long as anybody holds them.</summary>
    public ReadOnlyMemory<byte> Keep() => IsKept ? Json : Json.ToArray();
}
