using System.Data.Common;

namespace Djrill.Net.Inbox;

/// <summary>SQLite: one file, one writer at a time.</summary>
internal sealed class SqliteEngine : SqlEngine, IDisposable
{
    private readonly SqliteWriteGate _gate = new();
    private readonly SqliteClaims _claims;
    private readonly SqliteCalls _calls;

    /// <param name="create">Creates a connection of the application's provider.</param>
    /// <param name="connectionString">The connection string of the application. See <see cref="SqliteConnectionString"/>.</param>
    /// <param name="contentRoot">The folder in which a relative path begins.</param>
    /// <exception cref="InboxConfigurationException">The connection string or the schema is unsuitable.</exception>
    public SqliteEngine(Func<DbConnection> create, string connectionString, string contentRoot, TableNames tables, TimeSpan storeTimeout)
        : base(tables, storeTimeout)
    {
        if (tables.Schema is not null)
        {
            throw new InboxConfigurationException(
                $"'Schema' is '{tables.Schema}', but SQLite has no schemas. Remove it. To tell tables apart, set 'TablePrefix'.");
        }

        var settings = new SqliteConnectionString(connectionString, contentRoot, storeTimeout);
        Path = settings.Path;
        _claims = new(tables);
        Connections = new SqliteConnections(create, settings, new SqlitePragmas(Path, storeTimeout));
        _calls = new SqliteCalls(Connections, _gate, storeTimeout);
    }

    /// <summary>Gets the absolute path of the database's file.</summary>
    public string Path { get; }

    public SqliteConnections Connections { get; }

    /// <summary>Gets an expression that SQLite knows from 3.35. 2440587.5 is 1970 in Julian days.</summary>
    public override string Now => "CAST(ROUND((julianday('now') - 2440587.5) * 86400000) AS INTEGER)";

    public override string LockRows => "";

    public override string ShareRows => "";

    public override string LockFreeRows => "";

    public override bool HasOneWorker => true;

    public override string List(string parameter) => $"SELECT value FROM json_each(@{parameter.TrimStart('@')})";

    public override string ListCalls(string parameter) =>
        "SELECT json_extract(value, '$[0]') AS event_id, json_extract(value, '$[1]') AS recipient, json_extract(value, '$[2]') AS version "
        + $"FROM json_each({parameter})";

    public override object ListValue(IReadOnlyCollection<long> values) =>
        JsonArray.Write(values, static (writer, value) => writer.WriteNumberValue(value));

    public override object ListValue(IReadOnlyCollection<string> values) =>
        JsonArray.Write(values, static (writer, value) => writer.WriteStringValue(value));

    public override async Task<SqlSession> OpenAsync(SqlAccess access, CancellationToken cancellationToken)
    {
        if (access is SqlAccess.Read)
        {
            var reader = Connections.TakeIdle(access) ?? await Task.Run(() => Connections.Open(access), cancellationToken);
            return new SqlSession(reader, null, StoreTimeout, () => GiveBack(access, reader));
        }

        var gate = await TakeWriteGateAsync(StoreTimeout, cancellationToken);
        try
        {
            var transaction = await Task.Run(() => Begin(access), cancellationToken);
            var writer = transaction.Connection!; // Not null: the transaction has just begun.
            return new SqlSession(writer, transaction, StoreTimeout, () => GiveBack(access, writer, gate));
        }
        catch
        {
            gate.Dispose();
            throw;
        }
    }

    /// <summary>Opens the session of a handler's transaction. Waits for the write lock without a limit.</summary>
    public override Task<SqlSession> OpenCallAsync(CancellationToken cancellationToken) => _calls.OpenAsync(cancellationToken);

    public override async Task<ICallTransaction> BeginCallAsync(CancellationToken cancellationToken) =>
        new SqliteCallTransaction(this, await OpenCallAsync(cancellationToken));

    /// <summary>Waits until no other writer of this process uses the file.</summary>
    /// <param name="limit">How long to wait. <see cref="Timeout.InfiniteTimeSpan"/> for a handler's transaction.</param>
    public Task<IDisposable> TakeWriteGateAsync(TimeSpan limit, CancellationToken cancellationToken) =>
        _gate.TakeAsync(limit, cancellationToken);

    public override Task<Claim> ClaimAsync(
        IReadOnlyList<LanePosition> lanes, int perLane, int limit, CancellationToken cancellationToken) =>
        _claims.ReadAsync(this, lanes, perLane, limit, cancellationToken);

    public void Dispose() => Connections.Dispose();

    /// <summary>Begins a transaction that has the write lock of the file from the start (BEGIN IMMEDIATE).</summary>
    private DbTransaction Begin(SqlAccess access)
    {
        var connection = Connections.TakeIdle(access) ?? Connections.Open(access);
        try
        {
            return connection.BeginTransaction();
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    private ValueTask GiveBack(SqlAccess access, DbConnection connection, IDisposable? gate = null)
    {
        try
        {
            Connections.GiveBack(access, connection);
        }
        finally
        {
            gate?.Dispose();
        }

        return default;
    }
}
