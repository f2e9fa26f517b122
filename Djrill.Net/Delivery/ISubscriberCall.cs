namespace Djrill.Net.Delivery;

/// <summary>One call of one subscriber.</summary>
internal interface ISubscriberCall
{
    /// <summary>Calls the subscriber.</summary>
    public void Invoke();

    /// <summary>Is told of what was thrown after the call had ended, by work that nobody awaited.</summary>
    public void FailedLate(Exception exception);
}
