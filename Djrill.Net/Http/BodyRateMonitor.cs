namespace Djrill.Net.Http;

/// <summary>
/// Cancels the reading of slow bodies while other requests need their memory: when a request begins to wait or is refused,
/// and each second from then on. Thread-safe.
/// </summary>
internal sealed class BodyRateMonitor
{
    public static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);

    /// <summary>How long a refused request counts as waiting, since its sender retries.</summary>
    public static readonly TimeSpan ReturnTime = TimeSpan.FromSeconds(60);

    private readonly Lock _lock = new();
    private readonly HashSet<BodyRate> _bodies = [];
    private readonly TimeProvider _time;
    private readonly Func<bool> _isAnyWaiting;
    private readonly ITimer _timer;
    private long? _lastRefusal;
    private bool _isArmed;

    /// <param name="time">The timers.</param>
    /// <param name="isAnyWaiting">Returns whether a request waits.</param>
    public BodyRateMonitor(TimeProvider time, Func<bool> isAnyWaiting)
    {
        (_time, _isAnyWaiting) = (time, isAnyWaiting);

        // The timer must not keep the log scopes and the activity of the request that creates it.
        using var flow = ExecutionContext.IsFlowSuppressed() ? default : ExecutionContext.SuppressFlow();
        _timer = time.CreateTimer(_ => Check(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    public void Add(BodyRate body)
    {
        lock (_lock)
        {
            _bodies.Add(body);
        }
    }

    public void Remove(BodyRate body)
    {
        lock (_lock)
        {
            _bodies.Remove(body);
        }
    }

    /// <summary>Records that a request was refused.</summary>
    public void Refuse()
    {
        lock (_lock)
        {
            _lastRefusal = _time.GetTimestamp();
        }

        Check();
    }

    /// <summary>Cancels the slow bodies if a request needs their memory, and arms the timer.</summary>
    public void Check()
    {
        List<BodyRate> slow;
        lock (_lock)
        {
            var isNeeded = _isAnyWaiting() || (_lastRefusal is { } last && _time.GetElapsedTime(last) < ReturnTime);
            if (isNeeded != _isArmed)
            {
                _isArmed = isNeeded;
                var interval = isNeeded ? Interval : Timeout.InfiniteTimeSpan;
                _timer.Change(interval, interval);
            }

            slow = isNeeded ? [.. _bodies.Where(static body => body.IsBehind)] : [];
        }

        // Outside of the lock: a request whose body is cancelled may end at once, on this thread.
        slow.ForEach(static body => body.CutOff());
    }
}
