using System.Collections.Concurrent;

namespace Djrill.Net.Tests.Contract;

/// <summary>What handlers did, in order.</summary>
internal sealed class Recorder
{
    private readonly ConcurrentQueue<string> _calls = new();
    private readonly Dictionary<string, TaskCompletionSource> _waits = [];

    public IEnumerable<string> Calls => _calls;

    /// <summary>Decides what a handler does with an event beside recording it.</summary>
    public Func<string, Task> Then { get; set; } = static _ => Task.CompletedTask;

    /// <summary>Waits for a call.</summary>
    public Task CallAsync(string call)
    {
        lock (_waits)
        {
            var wait = _waits.TryGetValue(call, out var known) ? known : _waits[call] = new(TaskCreationOptions.RunContinuationsAsynchronously);
            if (_calls.Contains(call))
            {
                wait.TrySetResult();
            }

            return wait.Task.WaitAsync(TimeSpan.FromMinutes(1)); // A test that waits in vain fails.
        }
    }

    public Task AddAsync(string call)
    {
        _calls.Enqueue(call);
        lock (_waits)
        {
            _waits.GetValueOrDefault(call)?.TrySetResult();
        }

        return Then(call);
    }

    public void Clear() => _calls.Clear();
}
