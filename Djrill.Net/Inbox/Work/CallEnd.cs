using Djrill.Net.Delivery;
using Djrill.Net.Diagnostics;

namespace Djrill.Net.Inbox;

/// <summary>How the transaction of a call ended.</summary>
/// <param name="Commit">The result of the commit. Null if the call has no transaction, or nothing to commit.</param>
/// <param name="Exception">Why the commit failed, or null.</param>
internal readonly record struct CallEnd(CallCommit? Commit, Exception? Exception = null)
{
    /// <summary>The number of outcomes for which one 'StoreTimeout' is enough: each takes a round trip.</summary>
    private const int OutcomesOfLimit = 100;

    /// <summary>Gets whether the transaction, or another worker, has written the outcomes.</summary>
    public bool IsWritten => Commit is CallCommit.Committed or CallCommit.AlreadySettled;

    /// <summary>
    /// Commits the handler's work with its outcomes, or closes the transaction. If the result of the commit is unknown, the call counts as
    /// failed; the conditions of the next statement keep an outcome that was committed.
    /// </summary>
    /// <param name="handled">The outcomes to commit. If empty, the transaction is closed for good.</param>
    public static async ValueTask<CallEnd> EndAsync(
        InboxContext inbox, CallContext context, InboxDelivery delivery, string recipient, IReadOnlyList<TransactionOutcome> handled)
    {
        if (await delivery.EndAsync() is not { } transaction)
        {
            return new(null);
        }

        await using (transaction)
        {
            if (inbox.Stores.Claim is not null && delivery.TransactionTime > inbox.Options.StoreTimeout)
            {
                context.Log.TransactionHeldLong(recipient, (long)delivery.TransactionTime.TotalMilliseconds);
            }

            if (handled.Count > 0)
            {
                return await CommitAsync(inbox, context, transaction, recipient, handled);
            }

            await transaction.AbortAsync();
            return new(null);
        }
    }

    private static async ValueTask<CallEnd> CommitAsync(
        InboxContext inbox, CallContext context, ICallTransaction transaction, string recipient, IReadOnlyList<TransactionOutcome> handled)
    {
        try
        {
            using var limit = new CancellationTokenSource(inbox.Options.StoreTimeout * (1 + (handled.Count / OutcomesOfLimit)), inbox.Time);
            var commit = await transaction.CommitAsync(handled, limit.Token);
            if (commit == CallCommit.EndedByHandler)
            {
                context.Log.TransactionEndedByHandler(recipient);
            }

            return new(commit);
        }
        catch (Exception exception)
        {
            return new(null, exception);
        }
    }
}
