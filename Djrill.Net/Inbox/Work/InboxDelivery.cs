using System.Data.Common;
using Djrill.Net.Delivery;

namespace Djrill.Net.Inbox;

/// <summary>A delivery by the inbox. Opens the transaction of the call when the handler asks for it.</summary>
/// <param name="first">The delivery of the first event of the call, which has the transaction. Null for the first event.</param>
internal sealed class InboxDelivery(IWorkStore store, HandlerCallRunner runner, CallContext context, InboxDelivery? first = null)
    : MandrillDelivery
{
    private readonly Lock _lock = new();
    private readonly CancellationTokenSource _waiting = new();
    private Task<ICallTransaction>? _transaction;
    private CancellationTokenRegistration _abort;
    private long _opened;
    private bool _hasEnded;

    /// <summary>Gets how long the transaction has been open.</summary>
    public TimeSpan TransactionTime => context.Time.GetElapsedTime(_opened);

    public override async ValueTask<DbTransaction> GetTransactionAsync(CancellationToken cancellationToken = default)
    {
        if (first is not null)
        {
            return await first.GetTransactionAsync(cancellationToken);
        }

        Task<ICallTransaction> transaction;
        lock (_lock)
        {
            if (_hasEnded)
            {
                throw new InvalidOperationException(
                    "The call has ended, so it has no transaction any more. Call 'GetTransactionAsync' before the handler returns.");
            }

            _transaction = _transaction is { IsFaulted: false } opened ? opened : OpenAsync();
            transaction = _transaction;
        }

        return (await transaction.WaitAsync(cancellationToken)).Transaction;
    }

    /// <summary>Ends the call. No transaction can be opened any more.</summary>
    /// <returns>The transaction, or null if the handler has none.</returns>
    public async ValueTask<ICallTransaction?> EndAsync()
    {
        lock (_lock)
        {
            _hasEnded = true;
        }

        if (_transaction is null)
        {
            return null;
        }

        await _waiting.CancelAsync();

        await _abort.DisposeAsync();
        await ((Task)_transaction).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        return _transaction.IsCompletedSuccessfully ? await _transaction : null;
    }

    /// <summary>Waiting for a connection, and on SQLite for the write lock, is not the handler's time.</summary>
    private async Task<ICallTransaction> OpenAsync()
    {
        var call = runner.Running;
        call?.PauseLimit();
        try
        {
            var transaction = await store.BeginTransactionAsync(_waiting.Token);
            _opened = context.Time.GetTimestamp();

            // A handler that ignores its token must not go on writing after the lease is lost.
            _abort = context.Ended.Register(() => _ = transaction.AbortAsync());
            return transaction;
        }
        finally
        {
            call?.ResumeLimit();
        }
    }
}
