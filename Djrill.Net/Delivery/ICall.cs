namespace Djrill.Net.Delivery;

/// <summary>One call of code that is not ours.</summary>
internal interface ICall
{
    /// <summary>
    /// Whether the call begins on the thread of the caller, as a subscriber's does. One that begins on another can be given
    /// up even while it blocks.
    /// </summary>
    public bool BeginsOnCallersThread { get; }

    /// <summary>Calls the code.</summary>
    /// <returns>What is to be awaited.</returns>
    public Task InvokeAsync();

    /// <summary>Is told of what was thrown after the call had ended or was given up.</summary>
    public void FailedLate(Exception exception);
}
