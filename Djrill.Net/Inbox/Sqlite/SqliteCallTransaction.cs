namespace Djrill.Net.Inbox;

/// <summary>The transaction of one call on SQLite. It holds the write lock of the file from its begin to its end.</summary>
internal sealed class SqliteCallTransaction(SqliteEngine engine, SqlSession session) : SqlCallTransaction(engine, session)
{
    protected override async Task<bool> HasEndedAsync(CancellationToken cancellationToken) =>
        !await SqliteCall.IsIntactAsync(Session, cancellationToken);
}
