namespace Djrill.Net.Inbox;

/// <summary>Creates the tables and checks whose they are.</summary>
/// <param name="application">The name of the application. Applications that share tables take each other's events.</param>
/// <param name="environment">The name of the environment, such as Production.</param>
internal sealed class SqliteTables(SqliteEngine engine, MandrillInboxOptions options, string application, string environment)
{
    private readonly SqliteSchema _schema = new(engine.Tables);

    public async Task OpenAsync(CancellationToken cancellationToken)
    {
        await using var session = await engine.OpenAsync(SqlAccess.WriteSynced, cancellationToken);
        if (options.CreateTables)
        {
            await session.ExecuteAsync(_schema.Script, cancellationToken);
        }
        else
        {
            await RequireTablesAsync(session, cancellationToken);
        }

        await session.ExecuteAsync(
            $"INSERT INTO {engine.Tables.Meta} (id, version, application, environment, created, last_batch) "
            + $"VALUES (1, {SqliteSchema.Version}, @application, @environment, {engine.Now}, 0) ON CONFLICT (id) DO NOTHING",
            cancellationToken,
            ("@application", application),
            ("@environment", environment));
        await CheckOwnerAsync(session, cancellationToken);
        await session.CommitAsync(cancellationToken);
    }

    private async Task RequireTablesAsync(SqlSession session, CancellationToken cancellationToken)
    {
        var found = await session.QueryAsync("SELECT name FROM sqlite_master WHERE type = 'table'", static row => row.GetString(0), cancellationToken);
        var missing = _schema.Tables.Except(found, StringComparer.OrdinalIgnoreCase).ToList();
        if (missing.Count > 0)
        {
            throw new InboxConfigurationException(
                $"'{engine.Path}' has no table '{string.Join("', '", missing)}', and 'CreateTables' is false. "
                + "Set 'CreateTables' to true, or create the tables with the script for SQLite in docs/inbox.md.");
        }
    }

    private async Task CheckOwnerAsync(SqlSession session, CancellationToken cancellationToken)
    {
        var rows = await session.QueryAsync(
            $"SELECT version, application, environment FROM {engine.Tables.Meta} WHERE id = 1",
            static row => (Version: row.GetInt64(0), Application: row.GetString(1), Environment: row.GetString(2)),
            cancellationToken);
        var (version, owner, place) = rows.Single();
        if (version != SqliteSchema.Version)
        {
            throw new InboxConfigurationException(
                $"The tables in '{engine.Path}' have version {version}, but this version of Djrill.Net needs {SqliteSchema.Version}. "
                + "Use the version of Djrill.Net that created them, or another file or 'TablePrefix'.");
        }

        if ((owner, place) != (application, environment) && !options.AllowSharedTables)
        {
            throw new InboxConfigurationException(
                $"The tables in '{engine.Path}' belong to application '{owner}' in environment '{place}', but this is '{application}' in "
                + $"'{environment}'. Use another file or 'TablePrefix', or set 'AllowSharedTables' to true if both shall take each other's events.");
        }
    }
}
