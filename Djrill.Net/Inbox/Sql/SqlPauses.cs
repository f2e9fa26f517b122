using System.Data.Common;

namespace Djrill.Net.Inbox;

/// <summary>The statements on the table <c>pauses</c>: P1 to P4 of docs/inbox-protocol.md.</summary>
internal sealed class SqlPauses(SqlEngine engine)
{
    /// <summary>The value of <c>due</c> of a waiting delivery: the last second of the year 9999. Part of the contract.</summary>
    public const long WaitingDue = 253_402_300_799_000;

    private string Pauses => engine.Tables.Pauses;

    private string Waiting =>
        $"SELECT count(*) FROM {engine.Tables.Deliveries} d WHERE {IsWaiting("d.")} AND d.recipient = p.recipient";

    /// <summary>Writes the condition that an open delivery waits for a pause, in the words of the partial index.</summary>
    public static string IsWaiting(string alias) =>
        FormattableString.Invariant($"{alias}state = 0 AND {alias}due = {WaitingDue}");

    /// <summary>Pauses a handler (P1).</summary>
    /// <returns>Whether it was not paused.</returns>
    public Task<bool> PauseAsync(string handler, string? pausedBy, CancellationToken cancellationToken) => ChangeAsync(
        $"""
        INSERT INTO {Pauses} AS p (recipient, since, paused_by) VALUES (@handler, {engine.Now}, @by)
        ON CONFLICT (recipient) DO UPDATE SET since = excluded.since, paused_by = excluded.paused_by, resumed = NULL
        WHERE p.resumed IS NOT NULL
        """,
        cancellationToken,
        ("handler", handler),
        ("by", pausedBy));

    /// <summary>Resumes a handler (P2). The row stays until no delivery waits any more.</summary>
    /// <returns>Whether it was paused.</returns>
    public Task<bool> ResumeAsync(string handler, CancellationToken cancellationToken) => ChangeAsync(
        $"UPDATE {Pauses} SET resumed = {engine.Now} WHERE recipient = @handler AND resumed IS NULL",
        cancellationToken,
        ("handler", handler));

    /// <summary>Removes the row of a resumed handler if no delivery waits (P4).</summary>
    /// <remarks>The row is locked first, so that the second statement sees each delivery that was postponed before.</remarks>
    public async Task EndAsync(string handler, CancellationToken cancellationToken)
    {
        await using var session = await engine.OpenAsync(SqlAccess.Write, cancellationToken);
        await FindAsync(session, handler, engine.LockRows, cancellationToken);
        await session.ExecuteAsync(
            $"DELETE FROM {Pauses} AS p WHERE p.recipient = @handler AND p.resumed IS NOT NULL "
            + $"AND NOT EXISTS (SELECT 1 FROM {engine.Tables.Deliveries} d WHERE {IsWaiting("d.")} AND d.recipient = p.recipient)",
            cancellationToken,
            ("handler", handler));
        await session.CommitAsync(cancellationToken);
    }

    /// <summary>Keeps the row of a handler whose delivery is postponed in the same transaction (P3).</summary>
    /// <remarks>Writes a resumed row if there is none, so that the delivery is found.</remarks>
    public async Task KeepAsync(SqlSession session, string handler, CancellationToken cancellationToken)
    {
        if (!await FindAsync(session, handler, engine.ShareRows, cancellationToken))
        {
            await session.ExecuteAsync(
                $"""
                INSERT INTO {Pauses} AS p (recipient, since, resumed) VALUES (@handler, {engine.Now}, {engine.Now})
                ON CONFLICT (recipient) DO UPDATE SET since = p.since
                """,
                cancellationToken,
                ("handler", handler));
        }
    }

    /// <summary>Reads all rows without their counts.</summary>
    public async Task<IReadOnlyDictionary<string, bool>> ReadAsync(CancellationToken cancellationToken)
    {
        await using var session = await engine.OpenAsync(SqlAccess.Read, cancellationToken);
        var rows = await session.QueryAsync(
            $"SELECT recipient, resumed FROM {Pauses}",
            static row => KeyValuePair.Create(row.GetString(0), row.IsDBNull(1)),
            cancellationToken);
        return rows.ToDictionary(StringComparer.Ordinal);
    }

    /// <summary>Reads all rows with the number of their waiting deliveries.</summary>
    public Task<List<StoredPause>> CountAsync(SqlSession session, CancellationToken cancellationToken) => session.QueryAsync(
        $"SELECT p.recipient, p.since, p.paused_by, p.resumed, ({Waiting}) FROM {Pauses} p ORDER BY p.recipient",
        ReadRow,
        cancellationToken);

    private async Task<bool> FindAsync(SqlSession session, string handler, string clause, CancellationToken cancellationToken) =>
        (await session.QueryAsync(
            $"SELECT 1 FROM {Pauses} WHERE recipient = @handler{clause}", static _ => true, cancellationToken, ("handler", handler)))
        .Count > 0;

    private static StoredPause ReadRow(DbDataReader row) =>
        new(row.GetString(0), row.GetInt64(1), row.GetText(2), row.IsDBNull(3) ? null : row.GetInt64(3), row.GetInt64(4));

    private async Task<bool> ChangeAsync(
        string sql, CancellationToken cancellationToken, params (string Name, object? Value)[] parameters)
    {
        await using var session = await engine.OpenAsync(SqlAccess.WriteSynced, cancellationToken);
        var changed = await session.ExecuteAsync(sql, cancellationToken, parameters);
        await session.CommitAsync(cancellationToken);
        return changed > 0;
    }
}

/// <summary>A row of <c>pauses</c>.</summary>
/// <param name="Resumed">The time of the resumption, or null while the handler is paused.</param>
/// <param name="Waiting">The number of deliveries that were postponed.</param>
internal sealed record StoredPause(string Handler, long Since, string? PausedBy, long? Resumed, long Waiting);
