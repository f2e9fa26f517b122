namespace Djrill.Net;

/// <summary>Specifies the database engine of the inbox.</summary>
public enum MandrillInboxEngine
{
    /// <summary>SQLite: one file that one process works.</summary>
    Sqlite = 1,

    /// <summary>PostgreSQL: any number of receivers and workers on any number of machines.</summary>
    PostgreSql = 2,
}
