namespace Djrill.Net.Inbox;

/// <summary>An event that the worker knows by its id and has not yet settled.</summary>
/// <param name="Fence">The fence of the lane when the event was claimed.</param>
/// <param name="Due">The open delivery, or null for a pending event.</param>
internal sealed record QueuedEvent(long Id, long MessageHash, int Size, long Fence, DueDelivery? Due)
{
    public int Lane => InboxRow.LaneOf(MessageHash);

    /// <summary>Gets how often a worker has ended during a call for the event.</summary>
    public int Crashes => Due?.Crashes ?? 0;

    /// <summary>Gets the entry for the list of what is about to begin.</summary>
    public BegunCall Begun => new(Id, Due?.Recipient ?? "", Due?.Version);
}
