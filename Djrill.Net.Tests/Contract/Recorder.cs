using System.Collections.Concurrent;

namespace Djrill.Net.Tests.Contract;

/// <summary>What handlers did, in order.</summary>
internal sealed class Recorder
{
    private readonly ConcurrentQueue<string> _calls = new();

    public IEnumerable<string> Calls => _calls;

    /// <summary>Decides what a handler does with an event beside recording it.</summary>
    public Func<string, Task> Then { get; set; } = static _ => Task.CompletedTask;

    public Task AddAsync(string call)
    {
        _calls.Enqueue(call);
        return Then(call);
    }

    public void Clear() => _calls.Clear();
}
