using System.Data;
using System.Data.Common;
using System.Diagnostics.CodeAnalysis;

namespace Djrill.Net.Chaos.Database;

/// <summary>A connection whose calls an interceptor sees.</summary>
internal sealed class DecoratedConnection(DbConnection inner, StoreInterceptor interceptor) : DbConnection
{
    public DbConnection Inner => inner;

    public StoreInterceptor Interceptor => interceptor;

    [AllowNull]
    public override string ConnectionString
    {
        get => inner.ConnectionString;
        set => inner.ConnectionString = value;
    }

    public override string Database => inner.Database;

    public override string DataSource => inner.DataSource;

    public override string ServerVersion => inner.ServerVersion;

    public override ConnectionState State => inner.State;

    public override int ConnectionTimeout => inner.ConnectionTimeout;

    public override void ChangeDatabase(string databaseName) => inner.ChangeDatabase(databaseName);

    public override void Open()
    {
        interceptor.Before(StoreCall.Open, inner);
        inner.Open();
        interceptor.After(StoreCall.Open, inner);
    }

    public override async Task OpenAsync(CancellationToken cancellationToken)
    {
        interceptor.Before(StoreCall.Open, inner);
        await inner.OpenAsync(cancellationToken);
        interceptor.After(StoreCall.Open, inner);
    }

    public override void Close() => inner.Close();

    public override Task CloseAsync() => inner.CloseAsync();

    public override async ValueTask DisposeAsync()
    {
        await inner.DisposeAsync();
        await base.DisposeAsync();
    }

    protected override DbCommand CreateDbCommand() => new DecoratedCommand(this, inner.CreateCommand());

    protected override DbTransaction BeginDbTransaction(IsolationLevel isolationLevel)
    {
        interceptor.Before(StoreCall.Begin, inner);
        var transaction = inner.BeginTransaction(isolationLevel);
        interceptor.After(StoreCall.Begin, inner);
        return new DecoratedTransaction(this, transaction);
    }

    protected override async ValueTask<DbTransaction> BeginDbTransactionAsync(
        IsolationLevel isolationLevel, CancellationToken cancellationToken)
    {
        interceptor.Before(StoreCall.Begin, inner);
        var transaction = await inner.BeginTransactionAsync(isolationLevel, cancellationToken);
        interceptor.After(StoreCall.Begin, inner);
        return new DecoratedTransaction(this, transaction);
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            inner.Dispose();
        }

        base.Dispose(disposing);
    }
}
