using System.Diagnostics.CodeAnalysis;

namespace Djrill.Net.Memory;

/// <summary>
/// Ends bodies that are behind their pace while others wait for what they have reserved: when a request begins to wait, and each second
/// from then on. Thread-safe.
/// </summary>
[SuppressMessage("Design", "CA1001:Types that own disposable fields should be disposable", Justification = "The timer is armed only while requests wait.")]
internal sealed class PaceWatch
{
    public static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);

    private readonly Lock _lock = new();
    private readonly HashSet<BodyPace> _paces = [];
    private readonly Func<bool> _isAnyWaiting;
    private readonly ITimer _timer;
    private bool _isArmed;

    /// <param name="time">The timers.</param>
    /// <param name="isAnyWaiting">Tells whether a request waits.</param>
    public PaceWatch(TimeProvider time, Func<bool> isAnyWaiting)
    {
        _isAnyWaiting = isAnyWaiting;

        // The timer must not keep the log scopes and the activity of the request that happened to create it.
        using var flow = ExecutionContext.IsFlowSuppressed() ? default : ExecutionContext.SuppressFlow();
        _timer = time.CreateTimer(static watch => ((PaceWatch)watch!).Check(), this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan); // Not null: it is this one.
    }

    public void Add(BodyPace pace)
    {
        lock (_lock)
        {
            _paces.Add(pace);
        }
    }

    public void Remove(BodyPace pace)
    {
        lock (_lock)
        {
            _paces.Remove(pace);
        }
    }

    /// <summary>Ends the slow bodies, if a request waits; and comes again in a second.</summary>
    public void Check()
    {
        List<BodyPace> slow;
        lock (_lock)
        {
            var isAnyWaiting = _isAnyWaiting();
            if (isAnyWaiting != _isArmed)
            {
                _isArmed = isAnyWaiting;
                var interval = isAnyWaiting ? Interval : Timeout.InfiniteTimeSpan;
                _timer.Change(interval, interval);
            }

            slow = isAnyWaiting ? [.. _paces.Where(static pace => pace.IsBehind)] : [];
        }

        // Outside of the lock: a body that is cut off may end its request at once, on this thread.
        slow.ForEach(static pace => pace.CutOff());
    }
}
