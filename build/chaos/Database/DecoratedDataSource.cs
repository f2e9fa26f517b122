using System.Data.Common;

namespace Djrill.Net.Chaos.Database;

/// <summary>A data source whose calls an interceptor sees, changes and fails. The inbox needs the option 'Engine' with it.</summary>
/// <param name="connectionString">The connection string that the inbox may read.</param>
/// <param name="create">Creates a closed connection of the real provider.</param>
/// <param name="interceptor">Sees every call.</param>
internal sealed class DecoratedDataSource(string connectionString, Func<DbConnection> create, StoreInterceptor interceptor) : DbDataSource
{
    public override string ConnectionString => connectionString;

    protected override DbConnection CreateDbConnection() => new DecoratedConnection(create(), interceptor);
}
