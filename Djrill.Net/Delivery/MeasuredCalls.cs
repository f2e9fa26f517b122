using System.Runtime.CompilerServices;
using Djrill.Net.Diagnostics;

namespace Djrill.Net.Delivery;

/// <summary>Makes the calls of one post and measures the time of each recipient.</summary>
internal sealed class MeasuredCalls(BatchContext context) : IDisposable
{
    private readonly HandlerCallRunner _runner = new(context.Calls);
    private readonly int _size = context.Batch.Events.Events.Count + context.Batch.Events.Skipped.Count;

    public CallDetails Create(Recipient recipient, EventItem item, int attempt, bool isLastAttempt)
    {
        var delivery = new MandrillDelivery
        {
            Attempt = attempt,
            IsLastAttempt = isLastAttempt,
            ReceivedAt = context.Batch.ReceivedAt,
            WebhookName = context.Batch.Webhook,
            SignatureName = context.Batch.SignatureName,
            BatchIndex = item.Index,
            BatchSize = _size,
        };
        return new(context.Calls, _runner, delivery, recipient.Name, item.EventType);
    }

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    public async ValueTask<CallResult> CallAsync(RecipientProgress progress, CallDetails call, object payload)
    {
        using var watch = context.Telemetry.MeasuresCalls
            ? new CallMeasurement(context.Telemetry, context.Time, call.Recipient, call.Delivery.BatchIndex, call.EventType)
            : null;
        var start = context.Time.GetTimestamp();
        var result = await progress.Recipient.CallAsync(call, payload);
        progress.Used += context.Time.GetElapsedTime(start);
        progress.IsSlow = progress.Used > context.Limits.BatchBudget / 8;
        progress.HasTimedOutInThisPost = result.Outcome == CallOutcome.TimedOut;
        watch?.End(result.Exceptions.Count == 0 ? null : result.Exceptions[^1]);
        return result;
    }

    public void Dispose() => _runner.Dispose();
}
