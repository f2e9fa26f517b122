using System.Data.Common;
using Djrill.Net.Events;

namespace Djrill.Net.Inbox;

/// <summary>Reads one event with its payload and its deliveries.</summary>
internal sealed class EventDetails(SqlEngine engine, EntryReader entries)
{
    private string Event => $"""
        SELECT {EntryReader.Columns}, o.json, b.size, b.signature, b.trace FROM {engine.Tables.Events} e
        JOIN {engine.Tables.Bodies} o ON o.id = e.id JOIN {engine.Tables.Batches} b ON b.batch = e.batch
        WHERE e.id = @id AND e.state <> 5
        """;

    private string Deliveries => $"""
        SELECT recipient, state, attempts, crashes, round, due, error_type, error_message, error_frame,
            COALESCE(failure_group, 0), trace, created, updated
        FROM {engine.Tables.Deliveries} WHERE event_id = @id AND (recipient <> '' OR state = 0) ORDER BY recipient
        """;

    public async Task<MandrillInboxEvent?> FindAsync(SqlSession session, long id, CancellationToken cancellationToken)
    {
        var deliveries = await session.QueryAsync(Deliveries, ReadDelivery, cancellationToken, ("id", id));
        var found = await session.QueryAsync(Event, row => ReadEvent(row, deliveries), cancellationToken, ("id", id));
        return found.FirstOrDefault();
    }

    private MandrillInboxEvent ReadEvent(DbDataReader row, List<MandrillInboxDelivery> deliveries) => new()
    {
        Entry = entries.Read(row),
        Event = MandrillEvent.Parse(row.GetFieldValue<byte[]>(EntryReader.Count)),
        Deliveries = deliveries,
        BatchSize = row.GetInt32(EntryReader.Count + 1),
        SignatureName = row.GetText(EntryReader.Count + 2),
        TraceParent = row.GetText(EntryReader.Count + 3),
    };

    private static MandrillInboxDelivery ReadDelivery(DbDataReader row)
    {
        var state = (MandrillInboxDeliveryState)row.GetInt32(1);
        var isWaiting = state == MandrillInboxDeliveryState.Open && row.GetInt64(5) == SqlPauses.WaitingDue;
        return new()
        {
            Handler = row.GetString(0),
            State = state,
            Attempts = row.GetInt32(2),
            Crashes = row.GetInt32(3),
            Replay = row.GetInt32(4),
            DueAt = state == MandrillInboxDeliveryState.Open && !isWaiting ? row.TimeOrNull(5) : null,
            IsWaiting = isWaiting,
            ErrorType = row.GetText(6),
            ErrorMessage = row.GetText(7),
            ErrorFrame = row.GetText(8),
            FailureGroup = state == MandrillInboxDeliveryState.Dead ? FailureGroupId.Format(row.GetInt64(9)) : null,
            TraceId = row.GetText(10),
            CreatedAt = row.Time(11),
            UpdatedAt = row.Time(12),
        };
    }
}
