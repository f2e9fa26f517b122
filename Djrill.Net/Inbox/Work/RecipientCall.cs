using Djrill.Net.Delivery;
using Djrill.Net.Diagnostics;

namespace Djrill.Net.Inbox;

/// <summary>Makes one call of one recipient, with its transaction and its measurement.</summary>
internal sealed class RecipientCall(InboxContext inbox, CallContext context, HandlerCallRunner runner, LoadedCall loaded, EventItem item)
{
    /// <summary>Calls the recipient.</summary>
    /// <param name="attempt">The number of the attempt, from 1.</param>
    public async ValueTask<RecipientResult> CallAsync(LastingRecipient recipient, int attempt)
    {
        var delivery = CallDelivery.Create(inbox, context, runner, loaded, attempt);
        var call = new CallDetails(context, runner, delivery, recipient.Name, loaded.Event.EventType);
        var result = await MeasureAsync(recipient, call);
        IReadOnlyList<TransactionOutcome> handled =
            result.Outcome == CallOutcome.Handled ? [loaded.HandledBy(recipient.Name, attempt)] : [];
        var end = await CallEnd.EndAsync(inbox, context, delivery, recipient.Name, handled);
        return end.Exception is { } exception
            ? new(CallOutcome.Failed, [exception])
            : new(result.Outcome, result.Exceptions) { IsWritten = end.IsWritten };
    }

    private async ValueTask<CallResult> MeasureAsync(LastingRecipient recipient, CallDetails call)
    {
        using var watch = context.Telemetry.MeasuresCalls
            ? new CallMeasurement(context.Telemetry, context.Time, call.Recipient, item.Index, call.EventType)
            : null;
        var result = await recipient.CallAsync(call, item);
        watch?.End(result.Exceptions.Count == 0 ? null : result.Exceptions[^1]);
        return result;
    }
}

/// <summary>How a call of a recipient ended.</summary>
internal sealed record RecipientResult(CallOutcome Outcome, IReadOnlyList<Exception> Exceptions)
{
    /// <summary>Gets whether the call's transaction, or another worker, has written the outcome.</summary>
    public bool IsWritten { get; init; }

    /// <summary>Gets whether the exceptions need no entry in the log, because another event of the same call has one.</summary>
    public bool IsLogged { get; init; }
}
