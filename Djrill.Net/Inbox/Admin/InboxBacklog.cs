using System.Data.Common;

namespace Djrill.Net.Inbox;

/// <summary>Counts the backlog and the dead letters, and lists the workers. Reads only the indexes of what is not settled.</summary>
internal sealed class InboxBacklog(SqlEngine engine, IRunningEvents running)
{
    private const long Day = 86_400_000;

    private TableNames Tables => engine.Tables;

    // The lowest pending id of each lane is one step in the index; the lowest of all has no index.
    private string Pending => $"""
        SELECT (SELECT count(*) FROM {Tables.Events} WHERE state = 0),
            (SELECT o.received FROM {Tables.Events} o WHERE o.id = (SELECT min(m.id) FROM (
                SELECT (SELECT min(p.id) FROM {Tables.Events} p WHERE p.lane = l.lane AND p.state = 0) AS id FROM {Tables.Lanes} l) m)),
            (SELECT max(received) FROM {Tables.Batches}), {engine.Now}
        """;

    private string Open => $"""
        SELECT count(DISTINCT event_id), COALESCE(sum(CASE WHEN due <= {engine.Now} THEN 1 ELSE 0 END), 0), min(due)
        FROM {Tables.Deliveries} WHERE state = 0
        """;

    private string Dead => $"""
        SELECT count(DISTINCT d.event_id), count(DISTINCT CASE WHEN d.updated >= {engine.Now} - {Day} THEN d.event_id END)
        FROM {Tables.Deliveries} d JOIN {Tables.Events} e ON e.id = d.event_id WHERE d.state = 2 AND e.state = 4
        """;

    private string Workers => $"SELECT owner, name, started, until FROM {Tables.Workers} WHERE until > {engine.Now} ORDER BY name, owner";

    private string Ended => $"SELECT CAST(count(*) AS integer) FROM {Tables.Workers} WHERE until <= {engine.Now}";

    private string Lanes => $"SELECT owner, lane FROM {Tables.Lanes} WHERE owner IS NOT NULL AND until > {engine.Now} ORDER BY lane";

    public async Task<MandrillInboxCounts> ReadAsync(SqlSession session, CancellationToken cancellationToken)
    {
        var pending = (await session.QueryAsync(Pending, ReadPending, cancellationToken))[0];
        var open = (await session.QueryAsync(Open, ReadOpen, cancellationToken))[0];
        var dead = (await session.QueryAsync(Dead, static row => (All: row.GetInt64(0), LastDay: row.GetInt64(1)), cancellationToken))[0];
        var lanes = (await session.QueryAsync(Lanes, static row => (Owner: row.GetString(0), Lane: row.GetInt32(1)), cancellationToken))
            .ToLookup(static held => held.Owner, static held => held.Lane, StringComparer.Ordinal);
        var pauses = (await new SqlPauses(engine).CountAsync(session, cancellationToken)).ToLookup(static pause => pause.Resumed is null);
        var resumed = pauses[false].Where(static pause => pause.Waiting > 0).ToList(); // Their deliveries are due since the resumption.
        return new()
        {
            Paused = pauses[true].Sum(static pause => pause.Waiting),
            PausedHandlers = [.. pauses[true].Select(InboxPauses.Convert)],
            Pending = pending.Count,
            Running = running.Count,
            Retrying = open.Events,
            Dead = dead.All,
            DeadLastDay = dead.LastDay,
            Depth = pending.Count + open.Due + resumed.Sum(static pause => pause.Waiting),
            OldestDueAge = AgeOf(
                pending.Oldest,
                resumed.Min(static pause => pause.Resumed) is { } time ? Math.Min(time, open.Oldest ?? time) : open.Oldest,
                pending.Now),
            LastReceivedAt = pending.LastReceived,
            EndedWorkers = (await session.QueryAsync(Ended, static row => row.GetInt32(0), cancellationToken))[0],
            Workers = await session.QueryAsync(Workers, row => ReadWorker(row, lanes), cancellationToken),
        };
    }

    private static TimeSpan? AgeOf(long? pending, long? due, long now) =>
        Math.Min(pending ?? long.MaxValue, due ?? long.MaxValue) is var oldest && oldest <= now
            ? TimeSpan.FromMilliseconds(now - oldest)
            : pending is null ? null : TimeSpan.Zero;

    private static (long Count, long? Oldest, DateTimeOffset? LastReceived, long Now) ReadPending(DbDataReader row) =>
        (row.GetInt64(0), row.IsDBNull(1) ? null : row.GetInt64(1), row.TimeOrNull(2), row.GetInt64(3));

    private static (long Events, long Due, long? Oldest) ReadOpen(DbDataReader row) =>
        (row.GetInt64(0), row.GetInt64(1), row.IsDBNull(2) ? null : row.GetInt64(2));

    private static MandrillInboxWorker ReadWorker(DbDataReader row, ILookup<string, int> lanes) => new()
    {
        Name = row.GetString(1),
        StartedAt = row.Time(2),
        LeasedUntil = row.Time(3),
        Lanes = [.. lanes[row.GetString(0)]],
    };
}
