using System.Buffers;

namespace Djrill.Net.Protocol;

/// <summary>One event of a batch: where its JSON stands, and what had to be learned of it on the way.</summary>
/// <param name="Index">Its place in the array, from 0.</param>
/// <param name="EventType">See <see cref="MandrillWebhookEventArgs.EventType"/>.</param>
/// <param name="Json">Its JSON as sent; readable for as long as the request's body is.</param>
/// <param name="FitsDecimal">Whether <see cref="decimal"/> holds each of its fractions to the last digit.</param>
internal readonly record struct EventSlice(int Index, string? EventType, ReadOnlySequence<byte> Json, bool FitsDecimal);
