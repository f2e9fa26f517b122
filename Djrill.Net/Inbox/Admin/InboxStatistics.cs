using System.Data.Common;

namespace Djrill.Net.Inbox;

/// <summary>Counts hours of receipt and groups dead letters.</summary>
internal sealed class InboxStatistics(SqlEngine engine)
{
    private const long Hour = 3_600_000;

    // One row of 'deliveries' is one event and one handler, and a group has one handler.
    private string Groups => $"""
        SELECT COALESCE(failure_group, 0), min(recipient), min(error_type), min(error_frame), count(*), min(updated), max(updated)
        FROM {engine.Tables.Deliveries} WHERE state = 2 GROUP BY failure_group ORDER BY max(updated) DESC
        """;

    private string Hours(string condition) => $"""
        SELECT e.received / {Hour}, e.type, e.state, count(*) FROM {engine.Tables.Events} e WHERE {condition}
        GROUP BY 1, 2, 3 ORDER BY 1 DESC, 2, 3
        """;

    public Task<List<MandrillInboxHour>> ReadHoursAsync(
        SqlSession session, DateTimeOffset receivedFrom, CancellationToken cancellationToken)
    {
        var query = new MandrillInboxQuery { ReceivedFrom = receivedFrom };
        var filter = new EventFilter(engine, query, new(engine.Tables, DeliveryScope.None, query), []);
        return session.QueryAsync(Hours(filter.Leading), ReadHour, cancellationToken, filter.Parameters());
    }

    public Task<List<MandrillFailureGroup>> ReadGroupsAsync(SqlSession session, CancellationToken cancellationToken) =>
        session.QueryAsync(Groups, ReadGroup, cancellationToken);

    private static MandrillInboxHour ReadHour(DbDataReader row) => new()
    {
        Start = DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(0) * Hour),
        EventType = row.GetText(1),
        State = EntryReader.StateOf((EventState)row.GetInt32(2), isRunning: false),
        Count = row.GetInt64(3),
    };

    private static MandrillFailureGroup ReadGroup(DbDataReader row) => new()
    {
        Id = FailureGroupId.Format(row.GetInt64(0)),
        Handler = row.GetString(1),
        ErrorType = row.GetText(2),
        ErrorFrame = row.GetText(3),
        Count = row.GetInt64(4),
        Oldest = row.Time(5),
        Newest = row.Time(6),
    };
}
