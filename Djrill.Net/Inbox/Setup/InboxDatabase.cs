using System.Data.Common;

namespace Djrill.Net.Inbox;

/// <summary>Finds the engine of a database by the type of its connection.</summary>
internal static class InboxDatabase
{
    /// <exception cref="InboxConfigurationException">The type is unknown, and 'Engine' is not set.</exception>
    public static MandrillInboxEngine FindEngine(DbDataSource dataSource, MandrillInboxEngine? engine)
    {
        if (engine is { } known)
        {
            return known;
        }

        using var connection = dataSource.CreateConnection();
        for (var type = connection.GetType(); type is not null && type != typeof(DbConnection); type = type.BaseType)
        {
            if (type.Name.Contains("Sqlite", StringComparison.OrdinalIgnoreCase))
            {
                return MandrillInboxEngine.Sqlite;
            }

            if (type.Name.Contains("Npgsql", StringComparison.OrdinalIgnoreCase))
            {
                return MandrillInboxEngine.PostgreSql;
            }
        }

        throw new InboxConfigurationException(
            $"The inbox does not know the engine of '{connection.GetType()}'. It works on SQLite and PostgreSQL. If the connection wraps "
            + "one of them, set 'Djrill:Inbox:Engine' to 'Sqlite' or 'PostgreSql'.");
    }
}
