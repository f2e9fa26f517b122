namespace Djrill.Net.Delivery;

/// <summary>The progress of one recipient within a post, and the time that it has used.</summary>
internal sealed class RecipientProgress(Recipient recipient)
{
    private int _deferredAt = int.MaxValue;

    public Recipient Recipient => recipient;

    public RecipientId Id => recipient.Id;

    /// <summary>Gets or sets the time that its calls took.</summary>
    public TimeSpan Used { get; set; }

    /// <summary>Gets or sets whether it has used more than an eighth of the time.</summary>
    public bool IsSlow { get; set; }

    /// <summary>Gets or sets whether it has exceeded its time limit. It may still run, so it gets no other event in this post.</summary>
    public bool IsLeftOut { get; set; }

    /// <summary>Gets or sets whether it exceeded its time limit at the previous post.</summary>
    public bool HasTimedOut { get; set; }

    /// <summary>Gets whether a slow recipient was deferred.</summary>
    public bool IsDeferred => _deferredAt < int.MaxValue;

    /// <summary>Checks whether it gets an event in the first pass. From the event at which it became slow, it is deferred.</summary>
    public bool IsFirstTurn(int index)
    {
        if (IsSlow && !IsDeferred)
        {
            _deferredAt = index;
        }

        return !HasTimedOut && !IsDeferred;
    }

    /// <summary>Checks whether it gets an event in the second pass.</summary>
    public bool IsSecondTurn(int index) => !HasTimedOut && index >= _deferredAt;
}
