namespace Djrill.Net.Inbox;

/// <summary>A database engine: its connections, and the parts of SQL in which engines differ.</summary>
internal abstract class SqlEngine(TableNames tables, TimeSpan storeTimeout)
{
    public TableNames Tables => tables;

    /// <summary>Gets the time limit of a statement, and of waiting for a connection or a lock.</summary>
    public TimeSpan StoreTimeout => storeTimeout;

    /// <summary>Gets an expression for the database's time in milliseconds since 1970, as a 64-bit integer.</summary>
    public abstract string Now { get; }

    /// <summary>Gets the clause that locks the rows of a SELECT until the transaction ends. Empty for one writer at a time.</summary>
    public abstract string LockRows { get; }

    /// <summary>Gets the clause that keeps the rows of a SELECT from deletion until the transaction ends.</summary>
    public abstract string ShareRows { get; }

    /// <summary>Gets the clause that locks the rows of a SELECT, and leaves out rows that others have locked.</summary>
    public abstract string LockFreeRows { get; }

    /// <summary>Writes a subquery with one column that lists the values of a parameter.</summary>
    public abstract string List(string parameter);

    /// <summary>Writes the condition that a column has one of the values of a parameter.</summary>
    public virtual string In(string column, string parameter) => $"{column} IN ({List(parameter)})";

    /// <summary>Writes a query of begun calls, with the columns <c>event_id, recipient, version</c>.</summary>
    public abstract string ListCalls(string parameter);

    /// <summary>Converts values to a parameter for <see cref="List"/>: an array, or a JSON array.</summary>
    public abstract object ListValue(IReadOnlyCollection<long> values);

    /// <summary>Converts values to a parameter for <see cref="List"/>.</summary>
    public abstract object ListValue(IReadOnlyCollection<string> values);

    /// <summary>Gets whether at most one worker lives, which holds a lock file. All others have ended, whatever their leases.</summary>
    public virtual bool HasOneWorker => false;

    /// <summary>Gets the condition that a lease in <c>lanes</c> or <c>workers</c> has not ended. The holder of the lock file keeps its lease.</summary>
    public string Unexpired => HasOneWorker ? "1 = 1" : $"until > {Now}";

    /// <summary>Opens a session. A session that writes has begun its transaction.</summary>
    public abstract Task<SqlSession> OpenAsync(SqlAccess access, CancellationToken cancellationToken);

    /// <summary>Opens the session of a handler's transaction, on a connection that is not shared. Its commit is synced.</summary>
    public abstract Task<SqlSession> OpenCallAsync(CancellationToken cancellationToken);

    /// <summary>Begins the transaction of one call (T1).</summary>
    public abstract Task<ICallTransaction> BeginCallAsync(CancellationToken cancellationToken);

    /// <summary>Reads pending events (C1). See <see cref="IWorkStore.ClaimAsync"/>.</summary>
    public abstract Task<Claim> ClaimAsync(
        IReadOnlyList<LanePosition> lanes, int perLane, int limit, CancellationToken cancellationToken);
}
