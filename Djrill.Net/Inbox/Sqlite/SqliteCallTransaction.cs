namespace Djrill.Net.Inbox;

/// <summary>The transaction of one call on SQLite. A savepoint shows whether it is still the one that was begun.</summary>
internal sealed class SqliteCallTransaction(SqlEngine engine, SqlSession session) : SqlCallTransaction(engine, session)
{
    // The provider's transaction has no connection only after its own commit or rollback. SQLite rolls back by itself as well, for example
    // if the disk is full, and a handler may have caught that error: the call must not count as handled then.
    protected override async Task<bool> HasEndedAsync(CancellationToken cancellationToken)
    {
        if (Transaction.Connection is null)
        {
            return true;
        }

        return await SqliteCall.IsIntactAsync(Session, cancellationToken) ? false : throw new SqliteStoreException(
            "The transaction of the call was ended by SQLite, because of an error, or by the handler with SQL. Whether its work is kept "
            + "is unknown, so the call counts as failed. Let no error of a statement pass in the handler, and end the transaction, if at "
            + "all, with 'DbTransaction.CommitAsync' or 'RollbackAsync'.");
    }
}
