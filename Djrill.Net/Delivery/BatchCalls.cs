using System.Runtime.CompilerServices;
using Djrill.Net.Diagnostics;

namespace Djrill.Net.Delivery;

/// <summary>Makes the calls of one post, and notes how long each recipient took.</summary>
internal sealed class BatchCalls(BatchContext context) : IDisposable
{
    private readonly CallRunner _runner = new(context);

    public RecipientCall CreateContext(MandrillDelivery delivery, Recipient recipient, EventItem item) => new(context, _runner, delivery, recipient.Name, item.EventType);

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    public async ValueTask<CallResult> CallAsync(RecipientProgress share, RecipientCall call, object payload)
    {
        using var watch = context.Telemetry.WatchesCalls
            ? new CallWatch(context.Telemetry, context.Time, call.Recipient, call.Delivery.BatchIndex, call.EventType)
            : null;
        var start = context.Time.GetTimestamp();
        var result = await share.Recipient.CallAsync(call, payload);
        share.Used += context.Time.GetElapsedTime(start);
        share.IsSlow = share.Used > context.Limits.BatchBudget / 8;
        share.IsLeftOut = result.Outcome == CallOutcome.TimedOut;
        watch?.End(result.Exceptions.Count == 0 ? null : result.Exceptions[^1]);
        return result;
    }

    public void Dispose() => _runner.Dispose();
}
