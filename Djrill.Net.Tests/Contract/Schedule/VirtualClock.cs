namespace Djrill.Net.Tests.Contract.Schedule;

/// <summary>
/// A time that stands still until a test or a handler lets it pass. The calls of a batch follow each other, so the handler
/// that waits is all the work there is, and time may pass as soon as it waits.
/// </summary>
/// <param name="callLimit">The time limit of a call.</param>
internal sealed class VirtualClock(TimeSpan callLimit) : TimeProvider
{
    private readonly Lock _lock = new();
    private readonly List<Timer> _timers = [];
    private DateTimeOffset _now = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override DateTimeOffset GetUtcNow()
    {
        lock (_lock)
        {
            return _now;
        }
    }

    public override long GetTimestamp() => GetUtcNow().Ticks;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new Timer(this, () => callback(state));
        timer.Change(dueTime, period);
        return timer;
    }

    /// <summary>Works for a time, as a handler that awaits a server does.</summary>
    public async Task WorkAsync(TimeSpan duration, CancellationToken cancellationToken)
    {
        var work = Task.Delay(duration, this, cancellationToken);
        Advance(duration);
        await work;
    }

    /// <summary>Lets the time limit of the call pass that this is called in. The timer was set before the call.</summary>
    public void Hang() =>
        ThreadPool.QueueUserWorkItem(static clock => clock.Clock.Advance(clock.Limit), (Clock: this, Limit: callLimit), preferLocal: false);

    /// <summary>Lets time pass, and runs the timers that are due in their order.</summary>
    public void Advance(TimeSpan duration)
    {
        var end = GetUtcNow() + duration;
        while (TakeDue(end) is { } timer)
        {
            timer.Callback();
        }
    }

    private Timer? TakeDue(DateTimeOffset end)
    {
        lock (_lock)
        {
            var next = _timers.Where(timer => timer.Due <= end).MinBy(static timer => timer.Due);
            _timers.Remove(next!); // Null removes nothing.
            var reached = next?.Due ?? end;
            _now = reached > _now ? reached : _now;
            return next;
        }
    }

    private sealed class Timer(VirtualClock clock, Action callback) : ITimer
    {
        public Action Callback => callback;

        public DateTimeOffset Due { get; private set; }

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            lock (clock._lock)
            {
                clock._timers.Remove(this);
                if (dueTime != Timeout.InfiniteTimeSpan)
                {
                    Due = clock._now + dueTime;
                    clock._timers.Add(this);
                }

                return true;
            }
        }

        public void Dispose() => Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
