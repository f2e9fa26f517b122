namespace Djrill.Net.Tests.Contract.Fifty;

/// <summary>
/// A time that stands still, but for the call of a handler that lets it pass, also for the timer that is still to be set.
/// So one call can time out while other batches are under way.
/// </summary>
internal sealed class RequestClock : TimeProvider
{
    private readonly AsyncLocal<Request?> _request = new();

    /// <summary>Gives the request of this flow a time of its own.</summary>
    public void Begin() => _request.Value = new();

    /// <summary>Runs off the timers of the call that this is called in.</summary>
    /// <returns>A task that completes when both have run off.</returns>
    public Task LetPassAsync() => _request.Value!.LetPassAsync();

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new Timer(() => callback(state));
        _request.Value?.Add(timer);
        return timer;
    }

    private sealed class Request
    {
        // That which cancels the handler, and that which gives it up. They are set on different threads.
        private const int TimersOfACall = 2;

        private readonly List<Timer> _timers = [];
        private TaskCompletionSource _passed = new();
        private int _due;

        public void Add(Timer timer)
        {
            lock (_timers)
            {
                _timers.RemoveAll(static timer => timer.IsOver);
                _timers.Add(timer);
                if (_due > 0)
                {
                    Fire(timer);
                }
            }
        }

        public Task LetPassAsync()
        {
            lock (_timers)
            {
                _passed = new(TaskCreationOptions.RunContinuationsAsynchronously);
                _due = TimersOfACall;
                foreach (var timer in _timers.Where(static timer => !timer.IsOver))
                {
                    Fire(timer);
                }

                return _passed.Task;
            }
        }

        private void Fire(Timer timer)
        {
            timer.Fire();
            if (--_due == 0)
            {
                _passed.SetResult();
            }
        }
    }

    private sealed class Timer(Action callback) : ITimer
    {
        private int _isOver;

        public bool IsOver => _isOver != 0;

        /// <summary>Calls back on the thread pool, as a timer does.</summary>
        public void Fire()
        {
            if (Interlocked.Exchange(ref _isOver, 1) == 0)
            {
                ThreadPool.QueueUserWorkItem(static callback => callback(), callback, preferLocal: false);
            }
        }

        public bool Change(TimeSpan dueTime, TimeSpan period) => true;

        public void Dispose() => Interlocked.Exchange(ref _isOver, 1);

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
