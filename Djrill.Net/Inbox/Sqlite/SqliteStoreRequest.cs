namespace Djrill.Net.Inbox;

/// <summary>A batch that waits for the writer.</summary>
internal sealed class SqliteStoreRequest(InboxBatch batch)
{
    // The continuation is an HTTP request. It must not run on the writer's thread.
    private readonly TaskCompletionSource<int> _result = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private InboxBatch? _waiting = batch;
    private InboxBatch? _begun;

    /// <summary>Gets the batch that the writer has begun.</summary>
    public InboxBatch Batch => _begun!; // Not null: only asked of a request that was begun.

    /// <summary>Gets the number of events that were new, once they are on disk.</summary>
    public Task<int> Result => _result.Task;

    /// <summary>Gets or sets the number of events that were new, before the commit.</summary>
    public int Stored { get; set; }

    public long Bytes { get; } = batch.Events.Sum(static row => (long)row.Json.Length);

    /// <summary>Begins the batch.</summary>
    /// <returns>False if the caller has given up.</returns>
    public bool TryBegin()
    {
        _begun = Interlocked.Exchange(ref _waiting, null);
        return _begun is not null;
    }

    public void Complete() => _result.TrySetResult(Stored);

    public void Fail(Exception exception) => _result.TrySetException(exception);

    /// <summary>Waits for the result. Afterwards, the writer skips a batch that it has not begun.</summary>
    public async Task<int> WaitAsync(TimeSpan limit, CancellationToken cancellationToken)
    {
        try
        {
            return await Result.WaitAsync(limit, cancellationToken);
        }
        catch (TimeoutException)
        {
            var exception = new SqliteStoreException(
                $"The SQLite file of the inbox did not take the batch within 'StoreTimeout' ({limit}). "
                + "Either a handler's transaction holds the write lock for longer, or the disk is too slow. "
                + "Whether the batch is stored is unknown.");
            Fail(exception);
            Drop();
            throw exception;
        }
        catch (OperationCanceledException)
        {
            _result.TrySetCanceled(CancellationToken.None);
            Drop();
            throw;
        }
    }

    // The request stays in the channel until the writer has the gate, which may take minutes. Its bodies must not.
    private void Drop() => Interlocked.Exchange(ref _waiting, null);
}
