using System.Data.Common;

namespace Djrill.Net.Chaos.Database;

/// <summary>Several interceptors, in the order given.</summary>
internal sealed class StoreInterceptors(params IReadOnlyList<StoreInterceptor> interceptors) : StoreInterceptor
{
    public override string Rewrite(DbConnection connection, string sql) =>
        interceptors.Aggregate(sql, (text, interceptor) => interceptor.Rewrite(connection, text));

    public override void Before(StoreCall call, DbConnection connection)
    {
        foreach (var interceptor in interceptors)
        {
            interceptor.Before(call, connection);
        }
    }

    public override void After(StoreCall call, DbConnection connection)
    {
        foreach (var interceptor in interceptors)
        {
            interceptor.After(call, connection);
        }
    }
}
