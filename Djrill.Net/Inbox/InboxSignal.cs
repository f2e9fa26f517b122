namespace Djrill.Net.Inbox;

/// <summary>Wakes the worker: events were stored by this process, a call has ended, or a replay was asked for.</summary>
internal sealed class InboxSignal
{
    private TaskCompletionSource _next = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private volatile bool _hasNewEvents;

    /// <summary>Wakes the worker. The next look at the database comes at once.</summary>
    public void NewEvents()
    {
        _hasNewEvents = true;
        Wake();
    }

    /// <summary>Wakes the worker without a look at the database.</summary>
    public void Wake() => Volatile.Read(ref _next).TrySetResult();

    /// <summary>Gets and clears whether events were stored.</summary>
    public bool TakeNewEvents()
    {
        var has = _hasNewEvents;
        if (has)
        {
            _hasNewEvents = false;
        }

        return has;
    }

    /// <summary>Waits until the worker is woken, or until the time is over.</summary>
    public async Task WaitAsync(TimeSpan time, TimeProvider clock, CancellationToken cancellationToken)
    {
        var current = Volatile.Read(ref _next);
        await current.Task.WaitAsync(time, clock, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (current.Task.IsCompleted)
        {
            Interlocked.CompareExchange(ref _next, new(TaskCreationOptions.RunContinuationsAsynchronously), current);
        }
    }
}
