using Djrill.Net.Delivery;

namespace Djrill.Net.Inbox;

/// <summary>The events of a chunk that one batch handler asks for. It gets them in one call.</summary>
internal sealed record BatchGroup(LastingRecipient Recipient, Recipient Handler, IReadOnlyList<PlannedEvent> Events) : ISlotWork;
