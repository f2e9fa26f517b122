namespace Djrill.Net.Delivery;

/// <summary>How a call ended.</summary>
/// <param name="Outcome">The outcome.</param>
/// <param name="Exceptions">What was thrown, the cause last; empty when the call succeeded.</param>
internal readonly record struct CallResult(CallOutcome Outcome, IReadOnlyList<Exception> Exceptions)
{
    public static readonly CallResult Handled = new(CallOutcome.Handled, []);

    public static CallResult Failed(Exception exception) => new(CallOutcome.Failed, [exception]);
}
