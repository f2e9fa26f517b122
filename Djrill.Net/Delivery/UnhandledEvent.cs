namespace Djrill.Net.Delivery;

/// <summary>An event that a recipient did not handle.</summary>
internal sealed record UnhandledEvent(string Recipient, string? EventType, string Key);
