using System.Data.Common;

namespace Djrill.Net.Inbox;

/// <summary>The SQLite file cannot be used at present. A later attempt may succeed.</summary>
internal sealed class SqliteStoreException(string message) : DbException(message)
{
    public override bool IsTransient => true;
}
