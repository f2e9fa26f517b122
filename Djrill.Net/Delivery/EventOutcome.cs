namespace Djrill.Net.Delivery;

/// <summary>What became of one event.</summary>
/// <param name="Record">What became of it at each recipient.</param>
/// <param name="IsUnsaved">Whether the ledger does not know of all of that.</param>
/// <param name="HasFailed">Whether the event is to be sent again.</param>
/// <param name="HasAbandoned">Whether the event was given up for somebody.</param>
/// <param name="Skipped">How many had handled it before.</param>
internal readonly record struct EventOutcome(DeliveryRecord Record, bool IsUnsaved, bool HasFailed, bool HasAbandoned, int Skipped);
