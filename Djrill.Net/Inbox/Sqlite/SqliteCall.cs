using System.Data.Common;

namespace Djrill.Net.Inbox;

/// <summary>The connection of a handler's transaction. It can be ended by another thread than the handler's.</summary>
/// <remarks>
/// Without <see cref="Rollback"/>'s first step, a statement that the handler begins just after the rollback would commit itself.
/// </remarks>
internal sealed class SqliteCall
{
    private const string Mark = "djrill_call";
    private const int MaxCloses = 20;

    private readonly DbConnection _connection;
    private readonly DbTransaction _transaction;
    private readonly DbCommand _seal;

    /// <summary>Begins the transaction and marks it. The methods of providers of SQLite block the thread.</summary>
    public SqliteCall(DbConnection connection)
    {
        _connection = connection;
        _transaction = connection.BeginTransaction();
        Run($"SAVEPOINT {Mark}");
        _seal = Command("PRAGMA query_only = 1"); // Made here, because the handler's thread may be making commands later.
    }

    public DbConnection Connection => _connection;

    public DbTransaction Transaction => _transaction;

    /// <summary>Finds out whether the transaction is still the one that was begun. Works once.</summary>
    /// <remarks>A savepoint ends with its transaction, also if the handler commits with SQL and begins another one.</remarks>
    public static async Task<bool> IsIntactAsync(SqlSession session, CancellationToken cancellationToken)
    {
        try
        {
            await session.ExecuteAsync($"RELEASE {Mark}", cancellationToken);
            return true;
        }
        catch (DbException) // No such savepoint.
        {
            return false;
        }
        catch (InvalidOperationException) // The provider knows that the transaction has ended.
        {
            return false;
        }
    }

    /// <summary>Rolls back, so that nothing that the handler does afterwards is written.</summary>
    public void Rollback()
    {
        Seal();
        try
        {
            _transaction.Rollback();
        }
        catch (Exception)
        {
            // The transaction is committed, or the handler has ended it. Closing the connection ends any other.
        }
    }

    /// <summary>Closes the connection.</summary>
    /// <remarks>The provider's list of commands is not thread-safe: it throws if the handler's thread is changing it.</remarks>
    public void Close()
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                _connection.Dispose();
                return;
            }
            catch (Exception) when (attempt < MaxCloses)
            {
                Thread.Yield();
            }
        }
    }

    private void Seal()
    {
        try
        {
            _seal.Transaction = _transaction.Connection is null ? null : _transaction;
            _seal.ExecuteNonQuery();
        }
        catch (Exception)
        {
            // The handler is ending the transaction at this moment, or has closed the connection.
        }
    }

    private void Run(string sql)
    {
        using var command = Command(sql);
        command.ExecuteNonQuery();
    }

    private DbCommand Command(string sql)
    {
        var command = _connection.CreateCommand();
        command.CommandText = sql;
        command.Transaction = _transaction;
        return command;
    }
}
