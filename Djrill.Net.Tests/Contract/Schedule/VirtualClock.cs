namespace Djrill.Net.Tests.Contract.Schedule;

/// <summary>
/// A time that stands still until a test or a handler lets it pass. The calls of a batch follow each other, so the handler
/// that waits is all the work there is, and time may pass as soon as it waits.
/// </summary>
/// <param name="callLimit">The time limit of a call.</param>
internal sealed class VirtualClock(TimeSpan callLimit) : TimeProvider
{
    // The timer that cancels the handler's token, and the one that ends the wait for it. They are set on different threads.
    private const int TimersOfACall = 2;

    private readonly Lock _lock = new();
    private readonly List<Timer> _timers = [];
    private DateTimeOffset _now = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private bool _isHanging;

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
        var timer = new Timer(this, () => callback(state), dueTime);
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

    /// <summary>Lets the time limit of the call pass that this is called in, as soon as both of its timers are set.</summary>
    public void Hang()
    {
        lock (_lock)
        {
            _isHanging = true;
            EndHanging();
        }
    }

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

    private void EndHanging()
    {
        if (_isHanging && _timers.Count(timer => timer.Duration == callLimit) >= TimersOfACall)
        {
            _isHanging = false;
            ThreadPool.QueueUserWorkItem(static clock => clock.Clock.Advance(clock.Limit), (Clock: this, Limit: callLimit), preferLocal: false);
        }
    }

    private sealed class Timer(VirtualClock clock, Action callback, TimeSpan duration) : ITimer
    {
        public Action Callback => callback;

        public TimeSpan Duration => duration;

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
                    clock.EndHanging();
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
