namespace Djrill.Net.Delivery;

/// <summary>Delivers one event to all who want it and have not handled it, whatever any of them does.</summary>
internal sealed class EventDelivery(DeliveryContext context, MandrillWebhookEventArgs args, int index, string? key, DeliveryRecord record)
{
    /// <summary>What has become of the event.</summary>
    public DeliveryRecord Record { get; private set; } = record;

    /// <summary>Whether the ledger does not know of all that has become of it.</summary>
    public bool IsUnsaved { get; private set; }

    /// <summary>Whether the event is to be sent again.</summary>
    public bool HasFailed { get; private set; }

    /// <summary>Whether the event was given up for somebody.</summary>
    public bool HasAbandoned { get; private set; }

    /// <summary>How many had handled it before.</summary>
    public int Skipped { get; private set; }

    public async ValueTask DeliverAsync()
    {
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
                await SaveAsync();
            }
        }
    }

    private async ValueTask TellAsync(RecipientCall call)
    {
        if (Record.IsSettled(call.Identity))
        {
            Skipped++;
            return;
        }

        var exceptions = await call.CallAsync();
        if (exceptions.Count == 0)
        {
            Record = Record.WithHandled(call.Identity);
            IsUnsaved = true;
        }
        else if (context.Interrupted.IsCancellationRequested && exceptions.All(static exception => exception is OperationCanceledException))
        {
            // It did as it was told, which is no failed attempt.
            HasFailed = true;
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

        Record = Record.WithFailure(call.Identity);
        IsUnsaved = true;
        var attempts = Record.FailuresOf(call.Identity);
        if (context.Settings.MaxDeliveryAttempts == 0 || attempts < context.Settings.MaxDeliveryAttempts)
        {
            HasFailed = true;
        }
        else
        {
            HasAbandoned = true;
            Record = Record.WithAbandoned(call.Identity);
            await new Abandonment(context, args, index).TellAsync(call.Name, attempts, exceptions[^1]);
        }
    }

    private async ValueTask SaveAsync()
    {
        if (key is not null && IsUnsaved)
        {
            await context.Ledger.SaveAsync(key, args.Event, Record);
            IsUnsaved = false;
        }
    }
}
