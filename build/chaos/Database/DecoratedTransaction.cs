using System.Data;
using System.Data.Common;

namespace Djrill.Net.Chaos.Database;

/// <summary>A transaction whose commit an interceptor sees.</summary>
internal sealed class DecoratedTransaction(DecoratedConnection connection, DbTransaction inner) : DbTransaction
{
    public DbTransaction Inner => inner;

    public override IsolationLevel IsolationLevel => inner.IsolationLevel;

    /// <summary>Gets the connection. Null once the transaction has ended, as the provider says.</summary>
    protected override DbConnection? DbConnection => inner.Connection is null ? null : connection;

    public override void Commit()
    {
        connection.Interceptor.Before(StoreCall.Commit, connection.Inner);
        inner.Commit();
        connection.Interceptor.After(StoreCall.Commit, connection.Inner);
    }

    public override async Task CommitAsync(CancellationToken cancellationToken = default)
    {
        connection.Interceptor.Before(StoreCall.Commit, connection.Inner);
        await inner.CommitAsync(cancellationToken);
        connection.Interceptor.After(StoreCall.Commit, connection.Inner);
    }

    public override void Rollback() => inner.Rollback();

    public override Task RollbackAsync(CancellationToken cancellationToken = default) => inner.RollbackAsync(cancellationToken);

    public override async ValueTask DisposeAsync()
    {
        await inner.DisposeAsync();
        await base.DisposeAsync();
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
