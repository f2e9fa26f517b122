using Microsoft.Extensions.Time.Testing;

namespace Djrill.Net.Tests.Contract;

/// <summary>A fake time that says when timers have been set, so that no test advances it too early.</summary>
internal sealed class WatchedTime : FakeTimeProvider
{
    private readonly Lock _lock = new();
    private readonly List<WatchedTimer> _active = [];
    private readonly List<(Func<bool> IsReached, TaskCompletionSource Reached)> _waits = [];
    private int _created;

    /// <summary>How many timers have been set so far.</summary>
    public int Created
    {
        get
        {
            lock (_lock)
            {
                return _created;
            }
        }
    }

    /// <summary>Waits until so many timers of a duration are set that have neither fired nor been disposed.</summary>
    public Task TimersSetAsync(TimeSpan dueTime, int count) =>
        WaitAsync(() => _active.Count(timer => timer.IsSet && timer.DueTime == dueTime) >= count);

    /// <summary>Waits until more timers have been set than before. A timer of a call that has ended may not have been disposed yet.</summary>
    public Task CreatedAsync(int count) => WaitAsync(() => _created >= count);

    private Task WaitAsync(Func<bool> isReached)
    {
        var reached = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (_lock)
        {
            _waits.Add((isReached, reached));
            Check();
        }

        return reached.Task.WaitAsync(TimeSpan.FromMinutes(1)); // A test that waits in vain fails.
    }

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var watched = new WatchedTimer(this, dueTime);
        lock (_lock)
        {
            _active.Add(watched);
        }

        watched.Inner = base.CreateTimer(
            passed =>
            {
                Remove(watched);
                callback(passed);
            },
            state,
            dueTime,
            period);
        lock (_lock)
        {
            watched.IsSet = true;
            _created++;
            Check();
        }

        return watched;
    }

    private void Remove(WatchedTimer timer)
    {
        lock (_lock)
        {
            _active.Remove(timer);
        }
    }

    private void Check()
    {
        foreach (var (_, reached) in _waits.Where(static wait => wait.IsReached()))
        {
            reached.TrySetResult();
        }
    }

    private sealed class WatchedTimer(WatchedTime time, TimeSpan dueTime) : ITimer
    {
        public TimeSpan DueTime => dueTime;

        public bool IsSet { get; set; }

        public ITimer? Inner { get; set; }

        public bool Change(TimeSpan dueTime, TimeSpan period) => Inner!.Change(dueTime, period); // Not null: it was set.

        public void Dispose()
        {
            time.Remove(this);
            Inner!.Dispose(); // Not null: it was set.
        }

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
