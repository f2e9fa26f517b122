namespace Djrill.Net.Delivery;

/// <summary>The end of a call.</summary>
/// <param name="Outcome">The outcome.</param>
/// <param name="Exceptions">What was thrown, the cause last; empty when the call succeeded.</param>
internal readonly record struct CallResult(CallOutcome Outcome, IReadOnlyList<Exception> Exceptions);

internal enum CallOutcome
{
    Handled,
    Failed,
    TimedOut, // The call may still be running.
    Cancelled, // The host's grace ended and the recipient obeyed its token. This is not a failed attempt.
}
