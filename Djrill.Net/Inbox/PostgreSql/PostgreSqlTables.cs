namespace Djrill.Net.Inbox;

/// <summary>Creates the tables if they are missing, and checks who owns them.</summary>
internal sealed class PostgreSqlTables(PostgreSqlEngine engine, TableOwner owner, bool createsTables)
{
    private readonly PostgreSqlSchema _schema = new(engine.Tables);

    public async Task OpenAsync(CancellationToken cancellationToken)
    {
        await using var session = await engine.OpenAsync(SqlAccess.WriteSynced, cancellationToken);
        if (await FindMissingAsync(session, cancellationToken) is { Count: > 0 } missing)
        {
            Require(missing);
            await CreateAsync(session, cancellationToken);
        }

        await CheckOwnerAsync(session, cancellationToken);
        await session.CommitAsync(cancellationToken);
    }

    private void Require(List<string> missing)
    {
        if (!createsTables)
        {
            throw new InboxConfigurationException(
                $"'CreateTables' is false, but the database has no {string.Join(", ", missing)}. Create the tables with the script in "
                + "docs/inbox.md, check 'Schema' and 'TablePrefix', or set 'CreateTables' to true.");
        }
    }

    private Task<List<string>> FindMissingAsync(SqlSession session, CancellationToken cancellationToken) => session.QueryAsync(
        "SELECT name FROM unnest(@names) AS name WHERE to_regclass(name) IS NULL",
        static row => row.GetString(0),
        cancellationToken,
        ("names", _schema.Names.ToArray()));

    // Two processes may start at once; 'IF NOT EXISTS' alone does not keep one of them from failing.
    private async Task CreateAsync(SqlSession session, CancellationToken cancellationToken)
    {
        await session.ExecuteAsync(
            $"SELECT pg_advisory_xact_lock({AdvisoryLock.Schema(engine.Tables)}, 0)", cancellationToken);
        if (engine.Tables.Schema is { } schema)
        {
            // Not 'IF NOT EXISTS', which asks for the right to create schemas even where this one exists.
            var exists = await session.QueryAsync(
                "SELECT 1 FROM pg_namespace WHERE nspname = @schema", static _ => true, cancellationToken, ("schema", schema));
            if (exists.Count == 0)
            {
                await session.ExecuteAsync($"CREATE SCHEMA {schema}", cancellationToken);
            }
        }

        await session.ExecuteAsync(_schema.Script, cancellationToken);
    }

    private async Task CheckOwnerAsync(SqlSession session, CancellationToken cancellationToken)
    {
        var rows = await session.QueryAsync(
            $"""
            INSERT INTO {engine.Tables.Meta} (id, version, application, environment, created)
            SELECT 1, @version, @application, @environment, {engine.Now} ON CONFLICT DO NOTHING;
            SELECT version, application, environment FROM {engine.Tables.Meta}
            """,
            static row => (Version: row.GetInt32(0), Application: row.GetString(1), Environment: row.GetString(2)),
            cancellationToken,
            ("version", PostgreSqlSchema.Version),
            ("application", owner.Application),
            ("environment", owner.Environment));
        owner.Check(engine.Tables, rows[0].Version, PostgreSqlSchema.Version, rows[0].Application, rows[0].Environment);
    }
}
