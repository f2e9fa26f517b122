namespace Djrill.Net.Delivery;

/// <summary>
/// Delivers an event to all who want it and have not handled it, whatever any of them does. One serves all events of a
/// batch, one after the other.
/// </summary>
internal sealed class EventDelivery(DeliveryContext context)
{
    private EventOutcome _outcome;

    /// <summary>Delivers an event.</summary>
    /// <param name="args">The event.</param>
    /// <param name="index">Its place in the batch.</param>
    /// <param name="key">What the ledger knows it by, or null if the ledger need not know it yet.</param>
    /// <param name="record">What became of it before.</param>
    public async ValueTask<EventOutcome> DeliverAsync(MandrillWebhookEventArgs args, int index, string? key, DeliveryRecord record)
    {
        _outcome = new(record, IsUnsaved: false, HasFailed: false, HasAbandoned: false, Skipped: 0);
        var subscribers = SubscriberList.Current.Subscribers;
        for (var i = 0; i < subscribers.Count; i++)
        {
            await TellAsync(new SubscriberCall(context, subscribers[i], args, index));
        }

        foreach (var handler in context.Handlers)
        {
            if (handler.Takes(args))
            {
                await TellAsync(new HandlerCall(context, handler, args, index));
                await SaveAsync(args, key);
            }
        }

        return _outcome;
    }

    private async ValueTask TellAsync(RecipientCall call)
    {
        if (_outcome.Record.IsSettled(call.Identity))
        {
            _outcome = _outcome with { Skipped = _outcome.Skipped + 1 };
            return;
        }

        var exceptions = await call.CallAsync();
        if (exceptions.Count == 0)
        {
            _outcome = _outcome with { Record = _outcome.Record.WithHandled(call.Identity), IsUnsaved = true };
        }
        else if (context.Interruption.IsRequested && exceptions.All(static exception => exception is OperationCanceledException))
        {
            // It did as it was told, which is no failed attempt.
            _outcome = _outcome with { HasFailed = true };
        }
        else
        {
            await FailAsync(call, exceptions);
        }
    }

    private async ValueTask FailAsync(RecipientCall call, IReadOnlyList<Exception> exceptions)
    {
        foreach (var exception in exceptions)
        {
            call.Failed(exception);
        }

        var record = _outcome.Record.WithFailure(call.Identity);
        var attempts = record.FailuresOf(call.Identity);
        if (attempts < context.Settings.MaxDeliveryAttempts)
        {
            _outcome = _outcome with { Record = record, IsUnsaved = true, HasFailed = true };
            return;
        }

        _outcome = _outcome with { Record = record.WithAbandoned(call.Identity), IsUnsaved = true, HasAbandoned = true };
        await call.AbandonAsync(attempts, exceptions[^1]);
    }

    private async ValueTask SaveAsync(MandrillWebhookEventArgs args, string? key)
    {
        if (key is not null && _outcome.IsUnsaved)
        {
            await context.Ledger.SaveAsync(key, args.Event, _outcome.Record);
            _outcome = _outcome with { IsUnsaved = false };
        }
    }
}
