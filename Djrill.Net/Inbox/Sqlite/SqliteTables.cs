namespace Djrill.Net.Inbox;

/// <summary>Creates the tables and checks whose they are.</summary>
internal sealed class SqliteTables(SqliteEngine engine, TableOwner owner, bool createsTables)
{
    private readonly SqliteSchema _schema = new(engine.Tables);

    public async Task OpenAsync(CancellationToken cancellationToken)
    {
        await using var session = await engine.OpenAsync(SqlAccess.WriteSynced, cancellationToken);
        if (createsTables)
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
            ("@application", owner.Application),
            ("@environment", owner.Environment));
        await CheckOwnerAsync(session, cancellationToken);
        await session.CommitAsync(cancellationToken);
    }

    private async Task RequireTablesAsync(SqlSession session, CancellationToken cancellationToken)
    {
        var found = await session.QueryAsync(
            "SELECT name FROM sqlite_master WHERE type = 'table'", static row => row.GetString(0), cancellationToken);
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
            $"SELECT version, application, environment FROM {engine.Tables.Meta}",
            static row => (Version: row.GetInt32(0), Application: row.GetString(1), Environment: row.GetString(2)),
            cancellationToken);
        owner.Check(engine.Tables, rows[0].Version, SqliteSchema.Version, rows[0].Application, rows[0].Environment);
    }
}
