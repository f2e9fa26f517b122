using System.Collections.Concurrent;

namespace Djrill.Net.Tests.Inspector;

/// <summary>Records the calls of the handlers, and mends the broken one.</summary>
internal sealed class Workshop
{
    private volatile bool _isMended;

    public bool IsMended => _isMended;

    public ConcurrentQueue<string> Calls { get; } = [];

    public void Mend()
    {
        Calls.Clear();
        _isMended = true;
    }

    public Task CallAsync(string handler, bool isMended)
    {
        Calls.Enqueue(handler);
        return isMended ? Task.CompletedTask : throw new InvalidOperationException("It is broken.");
    }
}
