using Djrill.Net.Diagnostics;

namespace Djrill.Net.Delivery;

/// <summary>Describes one call of a recipient.</summary>
internal sealed record CallDetails(
    CallContext Context, HandlerCallRunner Runner, MandrillDelivery Delivery, string Recipient, string? EventType)
{
    public const string TimeoutMessage = "The call took longer than 'HandlerTimeout'.";

    public CallResult End(IReadOnlyList<Exception> exceptions, bool hasTimedOut) => new(
        hasTimedOut ? CallOutcome.TimedOut
        : exceptions.Count == 0 ? CallOutcome.Handled
        : Context.HasEnded && exceptions.All(static exception => exception is OperationCanceledException) ? CallOutcome.Cancelled
        : CallOutcome.Failed,
        exceptions);

    public void LogLate(Exception exception) =>
        Context.Log.HandlerFailedLate(exception, Recipient, Delivery.BatchIndex, LoggedEventType.For(EventType));
}
