namespace Djrill.Net.Inbox;

/// <summary>Lets one writer of this process after another use the file, first come, first served.</summary>
/// <remarks>SQLite's own lock is polled: a writer that waits for it may be overtaken for seconds.</remarks>
internal sealed class SqliteWriteGate
{
    private readonly SemaphoreSlim _semaphore = new(1, 1); // All wait with WaitAsync, so they are served in order; a test holds it to that.

    /// <summary>Waits until no other writer has the gate.</summary>
    /// <param name="limit">How long to wait. <see cref="Timeout.InfiniteTimeSpan"/> for no limit.</param>
    /// <returns>Its disposal opens the gate for the next writer.</returns>
    /// <exception cref="SqliteStoreException">The limit has passed.</exception>
    public async Task<IDisposable> TakeAsync(TimeSpan limit, CancellationToken cancellationToken)
    {
        if (!await _semaphore.WaitAsync(limit, cancellationToken))
        {
            throw new SqliteStoreException(
                $"Another writer of this process has held the SQLite file of the inbox for longer than 'StoreTimeout' ({limit}). "
                + "SQLite has one writer at a time. In handlers that use the transaction of the call, do slow work before asking for it.");
        }

        return new Pass(() => _semaphore.Release());
    }

    private sealed class Pass(Action open) : IDisposable
    {
        private Action? _open = open;

        public void Dispose() => Interlocked.Exchange(ref _open, null)?.Invoke();
    }
}
