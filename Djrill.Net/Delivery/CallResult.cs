namespace Djrill.Net.Delivery;

/// <summary>The end of a call.</summary>
/// <param name="Outcome">The outcome.</param>
/// <param name="Exceptions">What was thrown, the cause last; empty when the call succeeded.</param>
internal readonly record struct CallResult(CallOutcome Outcome, IReadOnlyList<Exception> Exceptions);

/// <summary>The outcome of a call.</summary>
internal enum CallOutcome
{
    /// <summary>The recipient handled the event.</summary>
    Handled,

    /// <summary>The recipient threw.</summary>
    Failed,

    /// <summary>The recipient exceeded its time limit. It may still be running.</summary>
    TimedOut,

    /// <summary>The host's grace ended and the recipient obeyed its token. This is not a failed attempt.</summary>
    Cancelled,
}
