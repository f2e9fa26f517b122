namespace Djrill.Net.Delivery;

/// <summary>What one recipient has used of the time of a post.</summary>
internal sealed class RecipientProgress(Recipient recipient)
{
    private int _deferredAt = int.MaxValue;

    public Recipient Recipient => recipient;

    public RecipientId Id => recipient.Id;

    /// <summary>Gets or sets the time that its calls took.</summary>
    public TimeSpan Used { get; set; }

    /// <summary>Gets or sets whether it has used more than an eighth of the time.</summary>
    public bool IsSlow { get; set; }

    /// <summary>Gets or sets whether it has exceeded its time limit. It may still be running, so it gets nothing else in this post.</summary>
    public bool IsLeftOut { get; set; }

    /// <summary>Gets or sets whether it exceeded its time limit at the last post.</summary>
    public bool HasTimedOut { get; set; }

    /// <summary>Gets whether a slow recipient was deferred.</summary>
    public bool IsDeferred => _deferredAt < int.MaxValue;

    /// <summary>Checks whether it is its turn among those that are quick. From the event on at which it is slow, it is deferred.</summary>
    public bool IsFirstTurn(int index)
    {
        if (IsSlow && !IsDeferred)
        {
            _deferredAt = index;
        }

        return !HasTimedOut && !IsDeferred;
    }

    /// <summary>Checks whether it gets an event after the others.</summary>
    public bool IsSecondTurn(int index) => !HasTimedOut && index >= _deferredAt;
}
