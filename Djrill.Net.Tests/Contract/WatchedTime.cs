using Microsoft.Extensions.Time.Testing;

namespace Djrill.Net.Tests.Contract;

/// <summary>A fake time that says when timers have been set, so that no test advances it too early.</summary>
internal sealed class WatchedTime : FakeTimeProvider
{
    private readonly Lock _lock = new();
    private readonly List<WatchedTimer> _active = [];
    private readonly List<(TimeSpan DueTime, int Count, TaskCompletionSource Reached)> _waits = [];

    /// <summary>Waits until so many timers of a duration are set that have neither fired nor been disposed.</summary>
    public Task TimersSetAsync(TimeSpan dueTime, int count)
    {
        var reached = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (_lock)
        {
            _waits.Add((dueTime, count, reached));
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
        foreach (var (dueTime, count, reached) in _waits)
        {
            if (_active.Count(timer => timer.IsSet && timer.DueTime == dueTime) >= count)
            {
                reached.TrySetResult();
            }
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
