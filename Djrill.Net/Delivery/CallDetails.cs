using Djrill.Net.Diagnostics;

namespace Djrill.Net.Delivery;

/// <summary>One call of a recipient.</summary>
internal sealed record CallDetails(BatchContext Batch, HandlerCallRunner Runner, MandrillDelivery Delivery, string Recipient, string? EventType)
{
    public const string OverTime = "The call took longer than 'HandlerTimeout'.";

    public CallResult End(IReadOnlyList<Exception> exceptions, bool isOverTime) => new(
        isOverTime ? CallOutcome.TimedOut
        : exceptions.Count == 0 ? CallOutcome.Handled
        : Batch.IsGraceOver && exceptions.All(static exception => exception is OperationCanceledException) ? CallOutcome.Cancelled
        : CallOutcome.Failed,
        exceptions);

    public void LogLate(Exception exception) =>
        Batch.Log.HandlerFailedLate(exception, Recipient, Delivery.BatchIndex, LoggedEventType.For(EventType));
}
