namespace Djrill.Net.Delivery;

/// <summary>What the process remembers of an event whose batch was not answered 200.</summary>
/// <param name="Record">The outcome for each recipient.</param>
/// <param name="Posts">How many posts of the event's batch have failed.</param>
/// <param name="Since">When the first of them failed.</param>
internal sealed record FailedEvent(DeliveryRecord Record, int Posts, DateTimeOffset Since);
