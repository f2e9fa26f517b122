namespace Djrill.Net.Inbox;

/// <summary>A database engine: its connections, and the parts of SQL in which engines differ.</summary>
internal abstract class SqlEngine(TableNames tables, TimeSpan storeTimeout)
{
    public TableNames Tables => tables;

    /// <summary>Gets the time limit of a statement, and of waiting for a connection or a lock.</summary>
    public TimeSpan StoreTimeout => storeTimeout;

    /// <summary>Gets an expression for the database's time in milliseconds since 1970, as a 64-bit integer.</summary>
    public abstract string Now { get; }

    /// <summary>Gets the clause that locks the rows of a SELECT until the transaction ends. Empty where one writer has the whole file.</summary>
    public abstract string LockRows { get; }

    /// <summary>Gets the clause that locks the rows of a SELECT, and leaves out rows that others have locked.</summary>
    public abstract string LockFreeRows { get; }

    /// <summary>Writes a subquery with one column that lists the values of a parameter. See <see cref="ListValue(IReadOnlyCollection{long})"/>.</summary>
    public abstract string List(string parameter);

    /// <summary>Converts values to a parameter for <see cref="List"/>: an array, or a JSON array.</summary>
    public abstract object ListValue(IReadOnlyCollection<long> values);

    /// <summary>Converts values to a parameter for <see cref="List"/>.</summary>
    public abstract object ListValue(IReadOnlyCollection<string> values);

    /// <summary>Opens a session. A session that writes has begun its transaction.</summary>
    public abstract Task<SqlSession> OpenAsync(SqlAccess access, CancellationToken cancellationToken);
}
