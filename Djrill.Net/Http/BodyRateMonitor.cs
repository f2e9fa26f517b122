using System.Diagnostics.CodeAnalysis;

namespace Djrill.Net.Http;

/// <summary>
/// Ends bodies that are behind their pace while others want what they have reserved: when a request begins to wait or is turned away, and
/// each second from then on. Thread-safe.
/// </summary>
[SuppressMessage("Design", "CA1001:Types that own disposable fields should be disposable", Justification = "The timer is armed only while requests wait.")]
internal sealed class BodyRateMonitor
{
    public static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);

    /// <summary>How long a request that was turned away counts as waiting: its sender comes again.</summary>
    public static readonly TimeSpan ReturnTime = TimeSpan.FromSeconds(60);

    private readonly Lock _lock = new();
    private readonly HashSet<BodyRate> _paces = [];
    private readonly TimeProvider _time;
    private readonly Func<bool> _isAnyWaiting;
    private readonly ITimer _timer;
    private long? _lastRefusal;
    private bool _isArmed;

    /// <param name="time">The timers.</param>
    /// <param name="isAnyWaiting">Gets whether a request waits.</param>
    public BodyRateMonitor(TimeProvider time, Func<bool> isAnyWaiting)
    {
        (_time, _isAnyWaiting) = (time, isAnyWaiting);

        // The timer must not keep the log scopes and the activity of the request that happened to create it.
        using var flow = ExecutionContext.IsFlowSuppressed() ? default : ExecutionContext.SuppressFlow();
        _timer = time.CreateTimer(static watch => ((BodyRateMonitor)watch!).Check(), this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan); // Not null: it is this one.
    }

    public void Add(BodyRate pace)
    {
        lock (_lock)
        {
            _paces.Add(pace);
        }
    }

    public void Remove(BodyRate pace)
    {
        lock (_lock)
        {
            _paces.Remove(pace);
        }
    }

    /// <summary>Notes that a request was turned away.</summary>
    public void Refuse()
    {
        lock (_lock)
        {
            _lastRefusal = _time.GetTimestamp();
        }

        Check();
    }

    /// <summary>Ends the slow bodies, if a request wants their room; and comes again in a second.</summary>
    public void Check()
    {
        List<BodyRate> slow;
        lock (_lock)
        {
            var isWanted = _isAnyWaiting() || (_lastRefusal is { } last && _time.GetElapsedTime(last) < ReturnTime);
            if (isWanted != _isArmed)
            {
                _isArmed = isWanted;
                var interval = isWanted ? Interval : Timeout.InfiniteTimeSpan;
                _timer.Change(interval, interval);
            }

            slow = isWanted ? [.. _paces.Where(static pace => pace.IsBehind)] : [];
        }

        // Outside of the lock: a body that is cut off may end its request at once, on this thread.
        slow.ForEach(static pace => pace.CutOff());
    }
}
