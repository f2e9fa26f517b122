using System.Data.Common;

namespace Djrill.Net.Inbox;

/// <summary>A connection of the inbox with at most one transaction. Disposing it without a commit rolls back.</summary>
/// <param name="connection">The open connection.</param>
/// <param name="transaction">The transaction. Null for <see cref="SqlAccess.Read"/>.</param>
/// <param name="timeout">The time limit of a statement.</param>
/// <param name="release">Called once when the session ends, after the transaction. Gives the connection back or disposes it.</param>
/// <param name="opening">
/// Statements without a result that the first command carries, so that they cost no round trip. Each ends with a semicolon.
/// </param>
internal sealed class SqlSession(
    DbConnection connection, DbTransaction? transaction, TimeSpan timeout, Func<ValueTask> release, string opening = "") : IAsyncDisposable
{
    private string _opening = opening;

    public DbConnection Connection => connection;

    public DbTransaction? Transaction => transaction;

    /// <summary>Creates a command. A null value becomes <see cref="DBNull"/>.</summary>
    public DbCommand Command(string sql, params ReadOnlySpan<(string Name, object? Value)> parameters) =>
        Command(sql, isInTransaction: true, parameters);

    /// <summary>Creates a command.</summary>
    /// <param name="isInTransaction">False for a question that is asked even if the transaction has ended.</param>
    public DbCommand Command(string sql, bool isInTransaction, params ReadOnlySpan<(string Name, object? Value)> parameters)
    {
        var command = connection.CreateCommand();
        command.CommandText = _opening + sql;
        _opening = "";
        command.Transaction = isInTransaction ? transaction : null;
        command.CommandTimeout = (int)Math.Ceiling(timeout.TotalSeconds);
        foreach (var (name, value) in parameters)
        {
            var parameter = command.CreateParameter();
            parameter.ParameterName = name;
            parameter.Value = value ?? DBNull.Value;
            command.Parameters.Add(parameter);
        }

        return command;
    }

    /// <summary>Executes a statement.</summary>
    /// <returns>The number of rows that it changed.</returns>
    public async Task<int> ExecuteAsync(
        string sql, CancellationToken cancellationToken, params (string Name, object? Value)[] parameters)
    {
        await using var command = Command(sql, parameters);
        return await command.ExecuteNonQueryAsync(cancellationToken);
    }

    /// <summary>Reads rows.</summary>
    public async Task<List<T>> QueryAsync<T>(
        string sql, Func<DbDataReader, T> read, CancellationToken cancellationToken, params (string Name, object? Value)[] parameters)
    {
        await using var command = Command(sql, parameters);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var rows = new List<T>();
        while (await reader.ReadAsync(cancellationToken))
        {
            rows.Add(read(reader));
        }

        return rows;
    }

    /// <exception cref="TimeoutException">The database did not answer in time. Whether it has committed is unknown.</exception>
    public async Task CommitAsync(CancellationToken cancellationToken)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(timeout);
        try
        {
            await transaction!.CommitAsync(limit.Token); // Not null: a session that writes.
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw new TimeoutException($"The database did not confirm a commit within 'StoreTimeout' ({timeout}). Its effect is unknown.");
        }
    }

    /// <summary>Gets what ends the transaction in place of its disposal, where a handler may still be using the connection.</summary>
    public Func<ValueTask>? Rollback { get; init; }

    public async ValueTask DisposeAsync()
    {
        try
        {
            if (Rollback is not null)
            {
                await Rollback();
            }
            else if (transaction is not null)
            {
                await transaction.DisposeAsync();
            }
        }
        finally
        {
            await release();
        }
    }
}
