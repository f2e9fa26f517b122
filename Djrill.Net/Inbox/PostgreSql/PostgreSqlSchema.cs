namespace Djrill.Net.Inbox;

/// <summary>The script that creates the tables. It may run any number of times.</summary>
internal sealed class PostgreSqlSchema(TableNames tables)
{
    public const int Version = 1;

    /// <summary>Gets the names of everything that the inbox needs.</summary>
    public IReadOnlyList<string> Names =>
    [
        tables.Meta, tables.Batches, tables.Events, tables.Bodies, tables.Lookup, tables.Deliveries, tables.Lanes, tables.Workers,
        tables.Pauses, tables.BatchSequence,
    ];

    /// <summary>Gets the script, as printed in docs/inbox.md.</summary>
    public string Script => Stored + Worked;

    private string Prefix => tables.Prefix;

    // No statistics of personal data: PostgreSQL would keep samples of it in a table of its own, where no erasure finds them.
    // A batch writes these once. 'events' is written again when it is settled; a free part of each page keeps both versions together.
    private string Stored => $"""
        CREATE TABLE IF NOT EXISTS {tables.Meta} (
          id int PRIMARY KEY CHECK (id = 1), version int NOT NULL, application text NOT NULL, environment text NOT NULL,
          created bigint NOT NULL);
        CREATE SEQUENCE IF NOT EXISTS {tables.BatchSequence};
        CREATE TABLE IF NOT EXISTS {tables.Batches} (
          batch bigint PRIMARY KEY, received bigint NOT NULL, webhook text NOT NULL, signature text, size int NOT NULL, trace text);
        CREATE INDEX IF NOT EXISTS {Prefix}batches_received ON {tables.Batches} (received);
        CREATE TABLE IF NOT EXISTS {tables.Events} (
          id bigint PRIMARY KEY, batch bigint NOT NULL, idx int NOT NULL, lane smallint NOT NULL, message_hash bigint NOT NULL,
          key bytea NOT NULL, key_time bigint NOT NULL, number bigint NOT NULL, type text, webhook text NOT NULL, recipient text,
          message_id text, occurred bigint, received bigint NOT NULL, size int NOT NULL, state smallint NOT NULL, settled bigint,
          outcome text)
          WITH (fillfactor = 70, autovacuum_vacuum_scale_factor = 0.02, autovacuum_vacuum_insert_scale_factor = 0.05,
            autovacuum_analyze_scale_factor = 0.02);
        CREATE UNIQUE INDEX IF NOT EXISTS {Prefix}events_key ON {tables.Events} (key_time, webhook, key, number);
        CREATE INDEX IF NOT EXISTS {Prefix}events_pending ON {tables.Events} (lane, id) WHERE state = 0;
        CREATE INDEX IF NOT EXISTS {Prefix}events_kept ON {tables.Events} (state, id) WHERE state > 3;
        CREATE TABLE IF NOT EXISTS {tables.Bodies} (id bigint PRIMARY KEY, json bytea NOT NULL);
        ALTER TABLE {tables.Bodies} ALTER COLUMN json SET STORAGE EXTERNAL;
        ALTER TABLE {tables.Bodies} ALTER COLUMN json SET STATISTICS 0;
        ALTER TABLE {tables.Events} ALTER COLUMN recipient SET STATISTICS 0, ALTER COLUMN message_id SET STATISTICS 0;
        CREATE TABLE IF NOT EXISTS {tables.Lookup} (
          bucket bigint NOT NULL, digest bigint NOT NULL, batch bigint NOT NULL, PRIMARY KEY (bucket, digest, batch));

        """;

    // Workers write these. 'lanes' and 'workers' are small and written often.
    private string Worked => $"""
        CREATE TABLE IF NOT EXISTS {tables.Deliveries} (
          event_id bigint NOT NULL, recipient text NOT NULL, lane smallint NOT NULL, state smallint NOT NULL, version int NOT NULL,
          round int NOT NULL, attempts int NOT NULL, crashes int NOT NULL, due bigint NOT NULL, error_type text, error_message text,
          error_frame text, failure_group bigint, trace text, created bigint NOT NULL, updated bigint NOT NULL,
          PRIMARY KEY (event_id, recipient))
          WITH (fillfactor = 70, autovacuum_vacuum_scale_factor = 0.02, autovacuum_analyze_scale_factor = 0.02);
        ALTER TABLE {tables.Deliveries} ALTER COLUMN error_message SET STATISTICS 0;
        CREATE INDEX IF NOT EXISTS {Prefix}deliveries_due ON {tables.Deliveries} (due) WHERE state = 0;
        CREATE INDEX IF NOT EXISTS {Prefix}deliveries_waiting ON {tables.Deliveries} (recipient, event_id)
          WHERE {SqlPauses.IsWaiting("")};
        CREATE INDEX IF NOT EXISTS {Prefix}deliveries_group ON {tables.Deliveries} (failure_group) WHERE state = 2;
        CREATE TABLE IF NOT EXISTS {tables.Lanes} (
          lane smallint PRIMARY KEY, owner text, fence bigint NOT NULL, until bigint NOT NULL, position bigint NOT NULL)
          WITH (fillfactor = 20, autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 1000);
        CREATE TABLE IF NOT EXISTS {tables.Workers} (
          owner text PRIMARY KEY, name text NOT NULL, started bigint NOT NULL, until bigint NOT NULL, begun text NOT NULL)
          WITH (fillfactor = 20, autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 1000);
        CREATE TABLE IF NOT EXISTS {tables.Pauses} (recipient text PRIMARY KEY, since bigint NOT NULL, paused_by text, resumed bigint);
        INSERT INTO {tables.Lanes} (lane, fence, until, position)
          SELECT lane, 0, 0, 0 FROM generate_series(0, {InboxRow.Lanes - 1}) AS lane ON CONFLICT DO NOTHING;

        """;
}
