using Npgsql;

namespace Djrill.Net.Benchmarks.Inbox;

/// <summary>The databases of one command: a folder for SQLite's files, and a PostgreSQL server where it is installed.</summary>
internal sealed class InboxEngines : IDisposable
{
    public const string Sqlite = "SQLite";

    public const string PostgreSql = "PostgreSQL";

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("djrill-inbox-");

    private readonly PostgreSqlServer? _server = PostgreSqlServer.TryStart();

    private int _databases;

    /// <summary>Gets the names of the engines that are there.</summary>
    public IReadOnlyList<string> Names => _server is null ? [Sqlite] : [Sqlite, PostgreSql];

    public bool HasPostgreSql => _server is not null;

    /// <summary>Creates an empty database.</summary>
    /// <returns>Its connection string.</returns>
    public string Create(string engine)
    {
        var name = $"bench{++_databases}";
        if (engine == Sqlite)
        {
            return $"Data Source={Path.Combine(_folder.FullName, name)}.db";
        }

        var server = _server ?? throw new InvalidOperationException("PostgreSQL is not installed.");
        using var source = NpgsqlDataSource.Create(server.ConnectionString);
        using var command = source.CreateCommand($"CREATE DATABASE {name}");
        command.ExecuteNonQuery();
        return new NpgsqlConnectionStringBuilder(server.ConnectionString) { Database = name }.ConnectionString;
    }

    public void Dispose()
    {
        _server?.Dispose();
        _folder.Delete(recursive: true);
    }
}
