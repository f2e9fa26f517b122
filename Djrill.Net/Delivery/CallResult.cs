namespace Djrill.Net.Delivery;

/// <summary>The result of a call.</summary>
/// <param name="Outcome">The outcome.</param>
/// <param name="Exceptions">The exceptions of the call, the cause last. Empty if the call succeeded.</param>
internal readonly record struct CallResult(CallOutcome Outcome, IReadOnlyList<Exception> Exceptions);

internal enum CallOutcome
{
    Handled,
    Failed,
    TimedOut, // The call may still be running.
    Cancelled, // The grace period of the host ended, and the recipient honoured its token. This is not a failed attempt.
}
