namespace Djrill.Net.Tests.Contract.Fifty;

/// <summary>A scoped service that may be used by one call alone, while its scope lives.</summary>
internal sealed class ScopeMark : IAsyncDisposable
{
    private readonly CallJournal _journal;
    private int _uses;
    private bool _isDisposed;

    public ScopeMark(CallJournal journal)
    {
        _journal = journal;
        journal.ScopeOpened();
    }

    public void Use()
    {
        if (_isDisposed || Interlocked.Increment(ref _uses) > 1)
        {
            throw new InvalidOperationException("A scope was used by two calls, or after its end.");
        }
    }

    public ValueTask DisposeAsync()
    {
        _isDisposed = true;
        _journal.ScopeClosed();
        return ValueTask.CompletedTask;
    }
}
