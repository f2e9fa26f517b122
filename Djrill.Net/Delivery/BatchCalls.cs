using Djrill.Net.Diagnostics;

namespace Djrill.Net.Delivery;

/// <summary>Makes the calls of one post, and keeps how long each recipient took.</summary>
internal sealed class BatchCalls(DeliveryContext context)
{
    private readonly Dictionary<RecipientId, TimeSpan> _used = [];
    private readonly HashSet<RecipientId> _leftOut = [];

    /// <summary>Gets whether a recipient has exceeded its time limit. It may still be running, so it gets nothing else in this post.</summary>
    public bool IsLeftOut(Recipient recipient) => _leftOut.Contains(recipient.Id);

    /// <summary>Gets whether a recipient has used more than an eighth of the time.</summary>
    public bool IsSlow(Recipient recipient) => _used.GetValueOrDefault(recipient.Id) > context.Settings.BatchBudget / 8;

    public async ValueTask<CallResult> CallAsync(Recipient recipient, CallContext call, object payload)
    {
        using var watch = context.Telemetry.WatchesCalls
            ? new CallWatch(context.Telemetry, context.Time, recipient.Name, call.Delivery.BatchIndex, call.EventType)
            : null;
        var start = context.Time.GetTimestamp();
        var result = await recipient.CallAsync(call, payload);
        _used[recipient.Id] = _used.GetValueOrDefault(recipient.Id) + context.Time.GetElapsedTime(start);
        watch?.End(result.Exceptions.Count == 0 ? null : result.Exceptions[^1]);
        if (result.Outcome == CallOutcome.TimedOut)
        {
            _leftOut.Add(recipient.Id);
        }

        return result;
    }
}
