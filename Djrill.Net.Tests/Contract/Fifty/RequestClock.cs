namespace Djrill.Net.Tests.Contract.Fifty;

/// <summary>
/// A time that stands still, but for the request whose handler lets it pass. So one call can time out while other batches are
/// under way.
/// </summary>
internal sealed class RequestClock : TimeProvider
{
    private readonly AsyncLocal<Request?> _request = new();

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    /// <summary>Gives the request of this flow a time of its own.</summary>
    public void Begin() => _request.Value = new();

    /// <summary>Lets the time pass for which the timers of this flow's request are set.</summary>
    public void LetPass() => _request.Value!.LetPass();

    public override long GetTimestamp() => _request.Value?.Now.Ticks ?? 0;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new Timer(_request.Value ?? new(), () => callback(state));
        timer.Change(dueTime, period);
        return timer;
    }

    private sealed class Request
    {
        private readonly Lock _lock = new();
        private readonly Dictionary<Timer, TimeSpan> _due = [];
        private TimeSpan _now;

        public TimeSpan Now
        {
            get
            {
                lock (_lock)
                {
                    return _now;
                }
            }
        }

        public void Set(Timer timer, TimeSpan dueTime)
        {
            lock (_lock)
            {
                _due.Remove(timer);
                if (dueTime != Timeout.InfiniteTimeSpan)
                {
                    _due.Add(timer, _now + dueTime);
                }
            }
        }

        /// <summary>Lets time pass until all timers are due, and calls them back on the thread pool, as a timer does.</summary>
        public void LetPass()
        {
            lock (_lock)
            {
                _now = _due.Values.Append(_now).Max();
                foreach (var timer in _due.Keys)
                {
                    ThreadPool.QueueUserWorkItem(static callback => callback(), timer.Callback, preferLocal: false);
                }

                _due.Clear();
            }
        }
    }

    private sealed class Timer(Request request, Action callback) : ITimer
    {
        public Action Callback => callback;

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            request.Set(this, dueTime);
            return true;
        }

        public void Dispose() => Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
