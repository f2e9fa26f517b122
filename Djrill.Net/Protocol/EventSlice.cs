using System.Buffers;

namespace Djrill.Net.Protocol;

/// <summary>One event of a batch: where its JSON stands, and its type.</summary>
/// <param name="Index">Its place in the array, from 0.</param>
/// <param name="EventType">See <see cref="Events.MandrillEvent.EventType"/>.</param>
/// <param name="Json">Its JSON as sent; readable for as long as the request's body is.</param>
internal readonly record struct EventSlice(int Index, string? EventType, ReadOnlySequence<byte> Json);
