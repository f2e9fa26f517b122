using System.Data.Common;
using Djrill.Net.Tests.Inbox.PostgreSql;
using Djrill.Net.Tests.Inbox.Sql;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace Djrill.Net.Tests.Contract.Inbox;

/// <summary>Tables for one or several applications: a file of its own, or a schema of its own.</summary>
internal sealed class InboxTables : IAsyncDisposable
{
    private readonly DirectoryInfo? _folder;

    private InboxTables(StoreKind kind, DbProviderFactory factory, string connectionString, DirectoryInfo? folder) =>
        (Kind, Factory, ConnectionString, _folder) = (kind, factory, connectionString, folder);

    public StoreKind Kind { get; }

    public DbProviderFactory Factory { get; }

    public string ConnectionString { get; }

    public string? Schema { get; private init; }

    public static async Task<InboxTables> CreateAsync(StoreKind kind)
    {
        if (kind != StoreKind.Sqlite)
        {
            var server = await PostgreSqlServer.GetAsync();
            return new(kind, NpgsqlFactory.Instance, server.ConnectionString, null) { Schema = $"t{Guid.NewGuid():N}" };
        }

        var folder = Directory.CreateTempSubdirectory("djrill-inbox-");
        return new(kind, SqliteFactory.Instance, $"Data Source={Path.Combine(folder.FullName, "inbox.db")}", folder);
    }

    /// <summary>Opens a connection of the test.</summary>
    public async Task<DbConnection> OpenAsync()
    {
        var connection = Factory.CreateConnection()!; // Not null: both factories make connections.
        connection.ConnectionString = Kind == StoreKind.Sqlite ? ConnectionString + ";Pooling=False" : ConnectionString;
        await connection.OpenAsync();
        return connection;
    }

    /// <summary>Executes a statement. The table <c>effects</c> is written as <c>{effects}</c>.</summary>
    public async Task<object?> ExecuteAsync(string sql)
    {
        await using var connection = await OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = Expand(sql);
        return await command.ExecuteScalarAsync();
    }

    public string Expand(string sql) => sql.Replace("{effects}", Schema is null ? "effects" : $"{Schema}.effects", StringComparison.Ordinal);

    public async ValueTask DisposeAsync()
    {
        if (_folder is not null)
        {
            _folder.Delete(recursive: true);
        }
        else
        {
            await ExecuteAsync($"DROP SCHEMA IF EXISTS {Schema} CASCADE");
        }
    }
}
