namespace Djrill.Net.Inbox;

/// <summary>The tables on SQLite. Times are milliseconds since 1970 in UTC.</summary>
internal sealed class SqliteSchema(TableNames tables)
{
    /// <summary>The version of the tables. It rises with each change of them.</summary>
    public const int Version = 1;

    /// <summary>Gets the names of the tables.</summary>
    public IReadOnlyList<string> Tables { get; } =
    [
        tables.Meta, tables.Batches, tables.Events, tables.Bodies, tables.Lookup, tables.Deliveries, tables.Lanes, tables.Workers,
        tables.Pauses,
    ];

    /// <summary>Gets the script that creates what is missing. The row of <c>meta</c> is inserted at the first start.</summary>
    public string Script { get; } =
        $"""
        CREATE TABLE IF NOT EXISTS {tables.Meta} (
            id INTEGER PRIMARY KEY, version INTEGER NOT NULL, application TEXT NOT NULL, environment TEXT NOT NULL,
            created INTEGER NOT NULL, last_batch INTEGER NOT NULL);

        CREATE TABLE IF NOT EXISTS {tables.Batches} (
            batch INTEGER PRIMARY KEY, received INTEGER NOT NULL, webhook TEXT NOT NULL, signature TEXT, size INTEGER NOT NULL, trace TEXT);
        CREATE INDEX IF NOT EXISTS {tables.Batches}_received ON {tables.Batches} (received);

        CREATE TABLE IF NOT EXISTS {tables.Events} (
            id INTEGER PRIMARY KEY, batch INTEGER NOT NULL, idx INTEGER NOT NULL, lane INTEGER NOT NULL, message_hash INTEGER NOT NULL,
            key BLOB NOT NULL, key_time INTEGER NOT NULL, number INTEGER NOT NULL, type TEXT, webhook TEXT NOT NULL, recipient TEXT,
            message_id TEXT, occurred INTEGER, received INTEGER NOT NULL, size INTEGER NOT NULL, state INTEGER NOT NULL,
            settled INTEGER, outcome TEXT);
        CREATE UNIQUE INDEX IF NOT EXISTS {tables.Events}_key ON {tables.Events} (key_time, webhook, key, number);
        CREATE INDEX IF NOT EXISTS {tables.Events}_pending ON {tables.Events} (lane, id) WHERE state = 0;
        CREATE INDEX IF NOT EXISTS {tables.Events}_kept ON {tables.Events} (state, id) WHERE state > 3;

        CREATE TABLE IF NOT EXISTS {tables.Bodies} (id INTEGER PRIMARY KEY, json BLOB NOT NULL);

        CREATE TABLE IF NOT EXISTS {tables.Lookup} (
            bucket INTEGER NOT NULL, digest INTEGER NOT NULL, batch INTEGER NOT NULL, PRIMARY KEY (bucket, digest, batch)) WITHOUT ROWID;

        CREATE TABLE IF NOT EXISTS {tables.Deliveries} (
            event_id INTEGER NOT NULL, recipient TEXT NOT NULL, lane INTEGER NOT NULL, state INTEGER NOT NULL, version INTEGER NOT NULL,
            round INTEGER NOT NULL, attempts INTEGER NOT NULL, crashes INTEGER NOT NULL, due INTEGER NOT NULL, error_type TEXT,
            error_message TEXT, error_frame TEXT, failure_group INTEGER, trace TEXT, created INTEGER NOT NULL, updated INTEGER NOT NULL,
            PRIMARY KEY (event_id, recipient));
        CREATE INDEX IF NOT EXISTS {tables.Deliveries}_due ON {tables.Deliveries} (due) WHERE state = 0;
        CREATE INDEX IF NOT EXISTS {tables.Deliveries}_waiting ON {tables.Deliveries} (recipient, event_id)
            WHERE {SqlPauses.IsWaiting("")};
        CREATE INDEX IF NOT EXISTS {tables.Deliveries}_dead ON {tables.Deliveries} (failure_group) WHERE state = 2;

        CREATE TABLE IF NOT EXISTS {tables.Lanes} (
            lane INTEGER PRIMARY KEY, owner TEXT, fence INTEGER NOT NULL, until INTEGER NOT NULL, position INTEGER NOT NULL);
        INSERT INTO {tables.Lanes} (lane, fence, until, position)
            WITH RECURSIVE numbers (lane) AS (SELECT 0 UNION ALL SELECT lane + 1 FROM numbers WHERE lane < {InboxRow.Lanes - 1})
            SELECT lane, 0, 0, 0 FROM numbers WHERE true ON CONFLICT (lane) DO NOTHING;

        CREATE TABLE IF NOT EXISTS {tables.Workers} (
            owner TEXT PRIMARY KEY, name TEXT NOT NULL, started INTEGER NOT NULL, until INTEGER NOT NULL, begun TEXT);
        CREATE TABLE IF NOT EXISTS {tables.Pauses} (
            recipient TEXT PRIMARY KEY, since INTEGER NOT NULL, paused_by TEXT, resumed INTEGER);
        """;
}
