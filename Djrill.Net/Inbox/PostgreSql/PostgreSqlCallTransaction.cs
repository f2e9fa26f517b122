using System.Security.Cryptography;

namespace Djrill.Net.Inbox;

/// <summary>
/// The transaction of one call on PostgreSQL. A setting of the transaction shows whether it is still the one that was begun. An advisory
/// lock of the transaction shows which server process runs it.
/// </summary>
internal sealed class PostgreSqlCallTransaction : SqlCallTransaction
{
    private readonly PostgreSqlEngine _engine;
    private readonly string _call = Guid.NewGuid().ToString("N");
    private readonly int _lock = RandomNumberGenerator.GetInt32(int.MaxValue);

    private PostgreSqlCallTransaction(PostgreSqlEngine engine, SqlSession session)
        : base(engine, session) => _engine = engine;

    protected override string Guard => "current_setting('djrill.call', true) = @call";

    protected override IReadOnlyList<(string, object?)> GuardParameters => [("call", _call)];

    private string HoldsLock =>
        $"""
        locktype = 'advisory' AND objsubid = 2 AND classid::bigint = {AdvisoryLock.Call(_engine.Tables)} AND objid::bigint = {_lock}
          AND database = (SELECT oid FROM pg_database WHERE datname = current_database())
        """;

    public static async Task<PostgreSqlCallTransaction> BeginAsync(PostgreSqlEngine engine, CancellationToken cancellationToken)
    {
        var call = new PostgreSqlCallTransaction(engine, await engine.OpenCallAsync(cancellationToken));
        try
        {
            // A shared lock waits for nobody, even if two calls draw the same number.
            await call.Session.ExecuteAsync(
                $"""
                SELECT set_config('djrill.call', @call, true),
                  pg_advisory_xact_lock_shared({AdvisoryLock.Call(engine.Tables)}, {call._lock})
                """,
                cancellationToken,
                ("call", call._call));
            return call;
        }
        catch
        {
            await call.DisposeAsync();
            throw;
        }
    }

    /// <summary>Ends the server's process, so that nothing that the handler sends later is committed. Then closes the connection.</summary>
    /// <remarks>Throws if the server does not confirm the end within the time limit. The connection is closed in any case.</remarks>
    public override async Task AbortAsync()
    {
        try
        {
            await TerminateAsync();
        }
        finally
        {
            await CloseAsync();
        }
    }

    // Asked of the server, without the object of the transaction: providers take a broken connection for an ended transaction, but then
    // nothing was committed. A transaction that failed refuses the question, so that the call fails as well.
    protected override async Task<bool> HasEndedAsync(CancellationToken cancellationToken)
    {
        await using var command = Session.Command(
            $"{_engine.TimeLimits()}SELECT COALESCE({Guard}, false)", isInTransaction: false, ("call", _call));
        return !(bool)(await command.ExecuteScalarAsync(cancellationToken))!; // Not null: the statement has one row.
    }

    // The lock, not the number of the process, finds the transaction: the process may serve another client by now.
    private async Task TerminateAsync()
    {
        using var limit = new CancellationTokenSource(_engine.StoreTimeout);
        await using var session = await _engine.OpenAsync(SqlAccess.Read, limit.Token);
        var ended = await session.QueryAsync(
            $"SELECT pg_terminate_backend(pid) FROM pg_locks WHERE {HoldsLock}", static row => row.GetBoolean(0), limit.Token);
        while (ended.Count > 0)
        {
            ended = await session.QueryAsync($"SELECT true FROM pg_locks WHERE {HoldsLock}", static row => row.GetBoolean(0), limit.Token);
        }
    }

    // The connection is broken, and the handler may still be using it: whatever closing it says, it is closed.
    private async Task CloseAsync()
    {
        try
        {
            await DisposeAsync();
        }
        catch (Exception)
        {
        }
    }
}
