using Djrill.Net.Diagnostics;

namespace Djrill.Net.Delivery;

/// <summary>A call of a subscriber or a handler with one event.</summary>
internal abstract class RecipientCall(DeliveryContext context, MandrillWebhookEventArgs args, int index) : ICall
{
    /// <summary>What the ledger knows the recipient by.</summary>
    public abstract string Identity { get; }

    /// <summary>What the log calls the recipient.</summary>
    public abstract string Name { get; }

    public abstract bool BeginsOnCallersThread { get; }

    protected DeliveryContext Context => context;

    protected MandrillWebhookEventArgs Args => args;

    public abstract Task InvokeAsync();

    /// <summary>Makes the call.</summary>
    /// <returns>What it threw; empty when all went well.</returns>
    public ValueTask<IReadOnlyList<Exception>> CallAsync() => context.Telemetry.WatchesCalls ? WatchAsync() : CallUnwatchedAsync();

    /// <summary>Tells that the event was given up for this recipient.</summary>
    public ValueTask AbandonAsync(int attempts, Exception exception) => new Abandonment(context, args, index).TellAsync(Name, attempts, exception);

    public void Failed(Exception exception)
    {
        context.Log.HandlerFailed(exception, Name, index, LoggedEventType.Of(args.EventType));
        context.Telemetry.HandlerFailed(exception, Name, args.EventType);
    }

    public void FailedLate(Exception exception) =>
        context.Log.HandlerFailedLate(exception, Name, index, LoggedEventType.Of(args.EventType));

    private ValueTask<IReadOnlyList<Exception>> CallUnwatchedAsync() => new CallContext(this).CallAsync(context.Settings.HandlerTimeout, context.Time);

    private async ValueTask<IReadOnlyList<Exception>> WatchAsync()
    {
        using var watch = new CallWatch(context.Telemetry, context.Time, Name, index, args.EventType);
        var exceptions = await CallUnwatchedAsync();
        watch.End(exceptions.Count == 0 ? null : exceptions[^1]);
        return exceptions;
    }
}
