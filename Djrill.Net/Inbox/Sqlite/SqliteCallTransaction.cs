namespace Djrill.Net.Inbox;

/// <summary>The transaction of one call on SQLite. A savepoint shows whether it is still the one that was begun.</summary>
internal sealed class SqliteCallTransaction(SqlEngine engine, SqlSession session) : SqlCallTransaction(engine, session)
{
    protected override async Task<bool> HasEndedAsync(CancellationToken cancellationToken) =>
        Transaction.Connection is null || !await SqliteCall.IsIntactAsync(Session, cancellationToken);
}
