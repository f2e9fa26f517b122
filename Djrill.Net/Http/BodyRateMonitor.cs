namespace Djrill.Net.Http;

/// <summary>
/// Cancels the reading of slow bodies while other requests need memory. The check runs when a request starts to wait or is
/// refused, and then every second. Thread-safe.
/// </summary>
internal sealed class BodyRateMonitor
{
    public static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);

    /// <summary>The period in which a refused request counts as waiting, because its sender may retry.</summary>
    public static readonly TimeSpan RetryTime = TimeSpan.FromSeconds(60);

    private readonly Lock _lock = new();
    private readonly HashSet<BodyRate> _bodies = [];
    private readonly TimeProvider _time;
    private readonly Func<bool> _isAnyWaiting;
    private readonly ITimer _timer;
    private long? _lastRefusal;
    private bool _isArmed;

    /// <param name="time">The time provider.</param>
    /// <param name="isAnyWaiting">Returns whether any request waits for memory.</param>
    public BodyRateMonitor(TimeProvider time, Func<bool> isAnyWaiting)
    {
        (_time, _isAnyWaiting) = (time, isAnyWaiting);

        // The timer must not capture the log scopes and the activity of the current request.
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
    public void RecordRefusal()
    {
        lock (_lock)
        {
            _lastRefusal = _time.GetTimestamp();
        }

        Check();
    }

    /// <summary>Cancels the reading of slow bodies if a request needs memory. Starts or stops the timer.</summary>
    public void Check()
    {
        List<BodyRate> slow;
        lock (_lock)
        {
            var isNeeded = _isAnyWaiting() || (_lastRefusal is { } last && _time.GetElapsedTime(last) < RetryTime);
            if (isNeeded != _isArmed)
            {
                _isArmed = isNeeded;
                var interval = isNeeded ? Interval : Timeout.InfiniteTimeSpan;
                _timer.Change(interval, interval);
            }

            slow = isNeeded ? [.. _bodies.Where(static body => body.IsBehind)] : [];
        }

        // This call is outside the lock, because the current thread may run the rest of a cancelled request.
        slow.ForEach(static body => body.CutOff());
    }
}
