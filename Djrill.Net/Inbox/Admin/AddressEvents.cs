using System.Data.Common;
using Djrill.Net.Events;

namespace Djrill.Net.Inbox;

/// <summary>Finds the events of some batches that contain an address. Compares the recipient, then the addresses in the body.</summary>
internal sealed class AddressEvents(SqlEngine engine)
{
    /// <summary>The size of the bodies that are read together.</summary>
    private const int GroupBytes = 8 << 20;

    private string Candidates => $"""
        WITH c(batch) AS ({engine.List("@batches")})
        SELECT e.id, e.size, e.recipient FROM c JOIN {engine.Tables.Events} e
            ON e.id >= c.batch * {EventId.BatchFactor} AND e.id < (c.batch + 1) * {EventId.BatchFactor}
        WHERE e.state <> 5
        """;

    private string Bodies => $"SELECT o.id, o.json FROM {engine.Tables.Bodies} o WHERE {engine.In("o.id", "@group")}";

    /// <summary>Finds the ids of the events.</summary>
    public async Task<List<long>> FindAsync(
        SqlSession session, IReadOnlyList<long> batches, string address, CancellationToken cancellationToken)
    {
        var candidates = await session.QueryAsync(
            Candidates, static row => (Id: row.GetInt64(0), Size: row.GetInt32(1), Recipient: row.GetText(2)), cancellationToken,
            ("batches", engine.ListValue(batches)));
        var found = new List<long>();
        var group = new List<long>();
        var bytes = 0L;
        foreach (var (id, size, recipient) in candidates)
        {
            if (recipient is not null && EventAddresses.AreSame(recipient, address))
            {
                found.Add(id);
                continue;
            }

            if (group.Count > 0 && bytes + size > GroupBytes)
            {
                found.AddRange(await ReadGroupAsync());
            }

            group.Add(id);
            bytes += size;
        }

        return [.. found, .. await ReadGroupAsync()];

        async Task<IEnumerable<long>> ReadGroupAsync()
        {
            var ids = await session.QueryAsync(
                Bodies, row => Match(row, address), cancellationToken, ("group", engine.ListValue(group)));
            group.Clear();
            bytes = 0;
            return ids.OfType<long>();
        }
    }

    // Reads one body at a time, so that only the ids are kept.
    private static long? Match(DbDataReader row, string address) =>
        EventAddresses.Of(MandrillEvent.Parse(row.GetFieldValue<byte[]>(1))).Any(other => EventAddresses.AreSame(other, address))
            ? row.GetInt64(0)
            : null;
}
