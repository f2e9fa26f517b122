namespace Djrill.Net.Tests.Inbox.Sql;

/// <summary>The databases that each test of the stores runs on.</summary>
internal enum StoreKind
{
    PostgreSql,
    PgBouncer, // PostgreSQL behind a pooler in transaction mode.
    Sqlite,
}
