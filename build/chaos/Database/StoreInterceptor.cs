using System.Data.Common;

namespace Djrill.Net.Chaos.Database;

/// <summary>Sees every call of a <see cref="DecoratedDataSource"/>. A method that throws fails the call.</summary>
internal abstract class StoreInterceptor
{
    /// <summary>Returns the text to execute in place of a command's text.</summary>
    /// <param name="connection">The connection inside the decorator.</param>
    /// <param name="sql">The text of the command.</param>
    public virtual string Rewrite(DbConnection connection, string sql) => sql;

    /// <summary>Called before the call is made. If it throws, the call is not made.</summary>
    public virtual void Before(StoreCall call, DbConnection connection)
    {
    }

    /// <summary>Called after the call has succeeded. If it throws, the caller sees a failure although the call had its effect.</summary>
    public virtual void After(StoreCall call, DbConnection connection)
    {
    }
}
