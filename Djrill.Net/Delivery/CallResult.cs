namespace Djrill.Net.Delivery;

/// <summary>Contains the result of a call.</summary>
/// <param name="Outcome">The outcome.</param>
/// <param name="Exceptions">The exceptions of the call. The last exception is the cause. Empty if the call succeeded.</param>
internal readonly record struct CallResult(CallOutcome Outcome, IReadOnlyList<Exception> Exceptions);

internal enum CallOutcome
{
    Handled,
    Failed,
    TimedOut, // The call may still be running.
    Cancelled, // The grace period ended, and the recipient stopped because its token was cancelled. This is not a failed attempt.
}
