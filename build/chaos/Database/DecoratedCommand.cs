using System.Data;
using System.Data.Common;
using System.Diagnostics.CodeAnalysis;

namespace Djrill.Net.Chaos.Database;

/// <summary>A command whose text an interceptor may change, and whose calls it sees.</summary>
internal sealed class DecoratedCommand(DecoratedConnection connection, DbCommand inner) : DbCommand
{
    private DbTransaction? _transaction;
    private string _text = "";

    [AllowNull]
    public override string CommandText
    {
        get => _text;
        set => inner.CommandText = connection.Interceptor.Rewrite(connection.Inner, _text = value ?? "");
    }

    public override int CommandTimeout
    {
        get => inner.CommandTimeout;
        set => inner.CommandTimeout = value;
    }

    public override CommandType CommandType
    {
        get => inner.CommandType;
        set => inner.CommandType = value;
    }

    public override bool DesignTimeVisible
    {
        get => inner.DesignTimeVisible;
        set => inner.DesignTimeVisible = value;
    }

    public override UpdateRowSource UpdatedRowSource
    {
        get => inner.UpdatedRowSource;
        set => inner.UpdatedRowSource = value;
    }

    protected override DbConnection? DbConnection
    {
        get => connection;
        set => throw new NotSupportedException("A decorated command keeps its connection.");
    }

    protected override DbParameterCollection DbParameterCollection => inner.Parameters;

    protected override DbTransaction? DbTransaction
    {
        get => _transaction;
        set => inner.Transaction = (_transaction = value) is DecoratedTransaction decorated ? decorated.Inner : value;
    }

    private StoreCall Call =>
        _text.AsSpan().TrimStart().StartsWith("COMMIT", StringComparison.OrdinalIgnoreCase) ? StoreCall.Commit : StoreCall.Execute;

    public override void Cancel() => inner.Cancel();

    public override void Prepare() => inner.Prepare();

    public override Task PrepareAsync(CancellationToken cancellationToken = default) => inner.PrepareAsync(cancellationToken);

    public override int ExecuteNonQuery() => Run(inner.ExecuteNonQuery);

    public override object? ExecuteScalar() => Run(inner.ExecuteScalar);

    public override Task<int> ExecuteNonQueryAsync(CancellationToken cancellationToken) =>
        RunAsync(() => inner.ExecuteNonQueryAsync(cancellationToken));

    public override Task<object?> ExecuteScalarAsync(CancellationToken cancellationToken) =>
        RunAsync(() => inner.ExecuteScalarAsync(cancellationToken));

    public override async ValueTask DisposeAsync()
    {
        await inner.DisposeAsync();
        await base.DisposeAsync();
    }

    protected override DbParameter CreateDbParameter() => inner.CreateParameter();

    protected override DbDataReader ExecuteDbDataReader(CommandBehavior behavior) =>
        Run(() => new DecoratedReader(connection, inner.ExecuteReader(behavior)));

    protected override async Task<DbDataReader> ExecuteDbDataReaderAsync(
        CommandBehavior behavior, CancellationToken cancellationToken) =>
        await RunAsync(async () => new DecoratedReader(connection, await inner.ExecuteReaderAsync(behavior, cancellationToken)));

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            inner.Dispose();
        }

        base.Dispose(disposing);
    }

    private T Run<T>(Func<T> execute)
    {
        connection.Interceptor.Before(Call, connection.Inner);
        var result = execute();
        ReportSuccess(result);
        return result;
    }

    private async Task<T> RunAsync<T>(Func<Task<T>> execute)
    {
        connection.Interceptor.Before(Call, connection.Inner);
        var result = await execute();
        ReportSuccess(result);
        return result;
    }

    /// <summary>Reports the call to the interceptor. If that fails the call, the caller gets no reader, so it is closed here.</summary>
    private void ReportSuccess<T>(T result)
    {
        var isReported = false;
        try
        {
            connection.Interceptor.After(Call, connection.Inner);
            isReported = true;
        }
        finally
        {
            if (!isReported)
            {
                (result as DbDataReader)?.Dispose();
            }
        }
    }
}
