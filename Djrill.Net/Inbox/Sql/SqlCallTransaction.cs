using System.Data.Common;

namespace Djrill.Net.Inbox;

/// <summary>The transaction of one call (T1, T2). It settles each delivery by a statement that carries its condition.</summary>
internal abstract class SqlCallTransaction(SqlEngine engine, SqlSession session) : ICallTransaction
{
    private readonly SqlCallStatements _sql = new(engine);

    public DbTransaction Transaction => session.Transaction!; // Not null: the session of a call writes.

    protected SqlSession Session => session;

    /// <summary>Gets a condition that holds only in the transaction that was begun for the call.</summary>
    protected virtual string Guard => "1 = 1";

    /// <summary>Gets the parameter that <see cref="Guard"/> uses.</summary>
    protected virtual IReadOnlyList<(string, object?)> GuardParameters => [];

    public async Task<CallCommit> CommitAsync(IReadOnlyList<TransactionOutcome> outcomes, CancellationToken cancellationToken)
    {
        if (await HasEndedAsync(cancellationToken))
        {
            return CallCommit.EndedByHandler;
        }

        // In the order of ids, as all who lock several events, so that they do not wait for each other in a circle.
        foreach (var outcome in outcomes.OrderBy(static outcome => outcome.EventId))
        {
            if (!await WriteAsync(outcome, cancellationToken))
            {
                await Transaction.RollbackAsync(CancellationToken.None);
                return CallCommit.AlreadySettled;
            }
        }

        await session.CommitAsync(cancellationToken);
        return CallCommit.Committed;
    }

    public virtual async Task AbortAsync() => await DisposeAsync();

    public virtual ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        return session.DisposeAsync();
    }

    /// <summary>Finds out whether the handler has ended the transaction.</summary>
    protected abstract Task<bool> HasEndedAsync(CancellationToken cancellationToken);

    private async Task<bool> WriteAsync(TransactionOutcome outcome, CancellationToken cancellationToken)
    {
        var isDelivery = outcome.Source is { Recipient.Length: > 0 };
        var sql = _sql.Lock + _sql.Write(outcome, Guard) + (isDelivery ? _sql.Settle(Guard) : "");
        var changed = await session.ExecuteAsync(
            sql,
            cancellationToken,
            [
                ("id", outcome.EventId), ("recipient", outcome.Recipient), ("attempts", outcome.Attempts), ("round", outcome.Round),
                ("rowVersion", isDelivery ? outcome.Source!.Version : outcome.RowVersion ?? 0), // Not null: it has a name.
                ("sourceVersion", outcome.Source?.Version ?? 0),
                .. isDelivery ? SqlDeliveries.SettledAs(isIgnored: false) : [],
                .. GuardParameters,
            ]);
        return changed == (isDelivery ? 2 : 1);
    }
}
