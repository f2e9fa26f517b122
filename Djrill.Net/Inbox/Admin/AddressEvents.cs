using System.Data.Common;
using Djrill.Net.Events;

namespace Djrill.Net.Inbox;

/// <summary>Finds the events of some batches that contain an address. Compares the recipient, then the addresses in the body.</summary>
internal sealed class AddressEvents(SqlEngine engine)
{
    /// <summary>The size of the bodies that are read together.</summary>
    private const int GroupBytes = 8 << 20;

    // A cross join, because SQLite would otherwise read all events, and look for the batch of each.
    private string Candidates => $"""
        WITH c(batch) AS ({engine.List("@batches")})
        SELECT e.id, e.size, e.recipient FROM c CROSS JOIN {engine.Tables.Events} e
        WHERE e.id >= c.batch * {EventId.BatchFactor} AND e.id < (c.batch + 1) * {EventId.BatchFactor} AND e.state <> 5
        """;

    private string Bodies => $"SELECT o.id, o.json FROM {engine.Tables.Bodies} o WHERE {engine.In("o.id", "@group")}";

    /// <summary>Finds the ids of the events.</summary>
    public async Task<List<long>> FindAsync(
        SqlSession session, IReadOnlyList<long> batches, string address, CancellationToken cancellationToken)
    {
        var candidates = await session.QueryAsync(
            Candidates, static row => new Candidate(row.GetInt64(0), row.GetInt32(1), row.GetText(2)), cancellationToken,
            ("batches", engine.ListValue(batches)));
        var byRecipient = candidates.ToLookup(
            candidate => candidate.Recipient is { } recipient && EventAddresses.AreSame(recipient, address));
        var found = byRecipient[true].Select(static candidate => candidate.Id).ToList();
        foreach (var group in Group(byRecipient[false]))
        {
            var ids = await session.QueryAsync(Bodies, row => Match(row, address), cancellationToken, ("group", engine.ListValue(group)));
            found.AddRange(ids.OfType<long>());
        }

        return found;
    }

    private static IEnumerable<List<long>> Group(IEnumerable<Candidate> candidates)
    {
        var (group, bytes) = (new List<long>(), 0L);
        foreach (var candidate in candidates)
        {
            if (group.Count > 0 && bytes + candidate.Size > GroupBytes)
            {
                yield return group;
                (group, bytes) = ([], 0);
            }

            group.Add(candidate.Id);
            bytes += candidate.Size;
        }

        if (group.Count > 0)
        {
            yield return group;
        }
    }

    // Reads one body at a time, so that only the ids are kept.
    private static long? Match(DbDataReader row, string address) =>
        EventAddresses.Of(MandrillEvent.Parse(row.GetFieldValue<byte[]>(1))).Any(other => EventAddresses.AreSame(other, address))
            ? row.GetInt64(0)
            : null;

    private sealed record Candidate(long Id, int Size, string? Recipient);
}
