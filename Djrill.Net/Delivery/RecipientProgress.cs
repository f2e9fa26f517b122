namespace Djrill.Net.Delivery;

/// <summary>Tracks the progress of one recipient during a post.</summary>
internal sealed class RecipientProgress(Recipient recipient)
{
    private int _deferredAt = int.MaxValue;

    public Recipient Recipient => recipient;

    public RecipientId Id => recipient.Id;

    /// <summary>Gets or sets the total time of the recipient's calls in this post.</summary>
    public TimeSpan Used { get; set; }

    /// <summary>Gets or sets whether the recipient has used more than one eighth of <see cref="DjrillOptions.BatchBudget"/>.</summary>
    public bool IsSlow { get; set; }

    /// <summary>Gets or sets whether a call exceeded the time limit in this post. No further call follows in this post.</summary>
    public bool HasTimedOutInThisPost { get; set; }

    /// <summary>Gets or sets whether a call exceeded the time limit at the previous post.</summary>
    public bool HasTimedOutInPreviousPost { get; set; }

    /// <summary>Gets whether the recipient was deferred to the second pass.</summary>
    public bool IsDeferred => _deferredAt < int.MaxValue;

    /// <summary>Checks whether the recipient gets an event in the first pass. Defers a slow recipient from this event on.</summary>
    public bool TryEnterFirstPass(int index)
    {
        if (IsSlow && !IsDeferred)
        {
            _deferredAt = index;
        }

        return !HasTimedOutInPreviousPost && !IsDeferred;
    }

    /// <summary>Checks whether the recipient gets an event in the second pass.</summary>
    public bool IsInSecondPass(int index) => !HasTimedOutInPreviousPost && index >= _deferredAt;
}
