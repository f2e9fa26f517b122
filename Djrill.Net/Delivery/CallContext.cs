using Djrill.Net.Diagnostics;

namespace Djrill.Net.Delivery;

/// <summary>What a call of a recipient is about.</summary>
internal sealed record CallContext(DeliveryContext Batch, MandrillDelivery Delivery, string Recipient, string? EventType)
{
    public TimeSpan Timeout => Batch.Settings.HandlerTimeout;

    public TimeProvider Time => Batch.Time;

    /// <summary>Maps what a call threw to its outcome.</summary>
    public CallOutcome OutcomeOf(IReadOnlyList<Exception> exceptions, bool isOverTime) =>
        isOverTime ? CallOutcome.TimedOut
        : exceptions.Count == 0 ? CallOutcome.Handled
        : Batch.Host.Stop.GraceEnded.IsCancellationRequested && exceptions.All(static exception => exception is OperationCanceledException) ? CallOutcome.Cancelled
        : CallOutcome.Failed;

    public void LogLate(Exception exception) =>
        Batch.Log.HandlerFailedLate(exception, Recipient, Delivery.BatchIndex, LoggedEventType.Of(EventType));
}
