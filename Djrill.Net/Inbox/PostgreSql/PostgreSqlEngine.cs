using System.Data;
using System.Data.Common;
using System.Globalization;

namespace Djrill.Net.Inbox;

/// <summary>PostgreSQL from version 12. Nothing is kept in a session, so that it may stand behind a pooler in transaction mode.</summary>
internal sealed class PostgreSqlEngine(DbDataSource dataSource, TableNames tables, TimeSpan storeTimeout) : SqlEngine(tables, storeTimeout)
{
    private readonly PostgreSqlClaims _claims = new(tables);

    public override string Now => "(extract(epoch from clock_timestamp()) * 1000)::bigint";

    public override string LockRows => " FOR UPDATE";

    public override string ShareRows => " FOR KEY SHARE";

    public override string LockFreeRows => " FOR UPDATE SKIP LOCKED";

    public override string List(string parameter) => $"SELECT unnest({parameter})";

    // Not a subquery: the rows of an array are read, and so locked, in the order of the index.
    public override string In(string column, string parameter) => $"{column} = ANY({parameter})";

    public override string ListCalls(string parameter) =>
        "SELECT (c ->> 0)::bigint AS event_id, c ->> 1 AS recipient, (c ->> 2)::int AS version "
        + $"FROM json_array_elements({parameter}::json) AS c";

    public override object ListValue(IReadOnlyCollection<long> values) => values.ToArray();

    public override object ListValue(IReadOnlyCollection<string> values) => values.ToArray();

    public override async Task<SqlSession> OpenAsync(SqlAccess access, CancellationToken cancellationToken)
    {
        var connection = await ConnectAsync(cancellationToken);
        return access == SqlAccess.Read
            ? new SqlSession(connection, null, StoreTimeout, connection.DisposeAsync)
            : await BeginAsync(connection, Settings(access == SqlAccess.WriteSynced) + TimeLimits(), cancellationToken);
    }

    /// <summary>Opens the session of a handler's transaction, whose statements have the time limits of the application.</summary>
    public override async Task<SqlSession> OpenCallAsync(CancellationToken cancellationToken) =>
        await BeginAsync(await ConnectAsync(cancellationToken), Settings(isSynced: true), cancellationToken);

    public override async Task<ICallTransaction> BeginCallAsync(CancellationToken cancellationToken) =>
        await PostgreSqlCallTransaction.BeginAsync(this, cancellationToken);

    public override Task<Claim> ClaimAsync(
        IReadOnlyList<LanePosition> lanes, int perLane, int limit, CancellationToken cancellationToken) =>
        _claims.ReadAsync(this, lanes, perLane, limit, cancellationToken);

    /// <summary>Writes the statements that limit the time of each statement, of each lock, and of a process that stands still.</summary>
    public string TimeLimits()
    {
        var limit = ((long)StoreTimeout.TotalMilliseconds).ToString(CultureInfo.InvariantCulture);
        return $"SET LOCAL statement_timeout = {limit}; SET LOCAL lock_timeout = {limit}; "
            + $"SET LOCAL idle_in_transaction_session_timeout = {limit}; ";
    }

    private static string Settings(bool isSynced) =>
        isSynced ? "SET LOCAL synchronous_commit = on; " : "SET LOCAL synchronous_commit = off; ";

    // Read committed, whatever the default of the database is: after waiting for a lock, a statement has to see what is committed.
    private async Task<SqlSession> BeginAsync(DbConnection connection, string opening, CancellationToken cancellationToken)
    {
        try
        {
            var transaction = await connection.BeginTransactionAsync(IsolationLevel.ReadCommitted, cancellationToken);
            return new SqlSession(connection, transaction, StoreTimeout, connection.DisposeAsync, opening);
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }

    private async Task<DbConnection> ConnectAsync(CancellationToken cancellationToken)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(StoreTimeout);
        try
        {
            return await dataSource.OpenConnectionAsync(limit.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw new TimeoutException(
                $"The inbox got no connection to its database within 'StoreTimeout' ({StoreTimeout}). "
                + "Check the database, and the size of the connection pool.");
        }
    }
}
