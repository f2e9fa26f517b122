namespace Djrill.Net.Inbox;

/// <summary>Opens the sessions of handlers' transactions.</summary>
internal sealed class SqliteCalls(SqliteConnections connections, SqliteWriteGate gate, TimeSpan storeTimeout)
{
    /// <summary>Opens a session on a connection of its own. Waits for the write lock without a limit.</summary>
    /// <remarks>Its disposal may happen while the handler uses the connection. Nothing is committed afterwards.</remarks>
    public async Task<SqlSession> OpenAsync(CancellationToken cancellationToken)
    {
        var pass = await gate.TakeAsync(Timeout.InfiniteTimeSpan, cancellationToken);
        try
        {
            var call = await Task.Run(Begin, cancellationToken);
            return new SqlSession(call.Connection, call.Transaction, storeTimeout, () => EndAsync(call, pass))
            {
                Rollback = () => new ValueTask(Task.Run(call.Rollback, CancellationToken.None)),
            };
        }
        catch
        {
            pass.Dispose();
            throw;
        }
    }

    private static async ValueTask EndAsync(SqliteCall call, IDisposable pass)
    {
        try
        {
            await Task.Run(call.Close);
        }
        finally
        {
            pass.Dispose();
        }
    }

    private SqliteCall Begin()
    {
        var connection = connections.Open(SqlAccess.WriteSynced); // Not one of the idle ones: the handler may leave anything behind.
        try
        {
            return new SqliteCall(connection);
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }
}
