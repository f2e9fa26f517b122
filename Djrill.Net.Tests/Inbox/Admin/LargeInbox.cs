using System.Globalization;
using System.Text;
using Djrill.Net.Inbox;
using Djrill.Net.Tests.Inbox.Sql;

namespace Djrill.Net.Tests.Inbox.Admin;

/// <summary>100,000 events, of which 1,600 are dead in 7 groups: one of 1,000 and six of 100. The others are handled.</summary>
internal sealed class LargeInbox(TestStore store)
{
    public const int Count = 100_000, LargeGroup = 1000, SmallGroup = 100, SmallGroups = 6;

    private const int BatchSize = 1000;

    public static readonly DeliveryError Error = new("System.TimeoutException", "too late", "Shop.Mail.SendAsync");

    private TableNames Tables => store.Tables;

    public static string Recipient(int number) => string.Create(CultureInfo.InvariantCulture, $"customer.{number % 20_000}@example.com");

    public async Task FillAsync()
    {
        for (var first = 0; first < Count; first += BatchSize)
        {
            await StoreBatchAsync(first);
        }

        await store.ExecuteAsync($"UPDATE {Tables.Events} SET state = 2, settled = received, outcome = 'handled'");
        await store.ExecuteAsync($"CREATE TABLE {Tables.Events}_dead AS SELECT id, row_number() OVER (ORDER BY id) AS n FROM {Tables.Events} WHERE id % 50 = 7");
        for (var group = 0; group <= SmallGroups; group++)
        {
            await KillAsync(group);
        }
    }

    public async Task StoreBatchAsync(int first)
    {
        InboxRow[] rows = [.. Enumerable.Range(0, BatchSize).Select(index => Row(index, first + index))];
        var digests = rows.Select(static row => LookupDigest.OfAddress(row.Recipient!)) // Not null: it was set.
            .Concat(rows.Select(static row => LookupDigest.OfMessage(row.MessageId!)));
        await store.Events.StoreAsync(TestBatch.Of(rows) with { Digests = digests.ToHashSet() }, CancellationToken.None);
    }

    public static string Handler(int group) => string.Create(CultureInfo.InvariantCulture, $"H{group}");

    private static InboxRow Row(int index, int number) => TestBatch.Event(index, lane: number) with
    {
        EventType = number % 3 == 0 ? "open" : "click",
        Recipient = Recipient(number),
        MessageId = string.Create(CultureInfo.InvariantCulture, $"message-{number}"),
        Json = Encoding.UTF8.GetBytes($$"""{"event":"open","msg":{"email":"{{Recipient(number)}}"},"filler":"{{new string('x', 1000)}}"}"""),
    };

    private async Task KillAsync(int group)
    {
        var first = group == 0 ? 0 : LargeGroup + ((group - 1) * SmallGroup);
        var count = group == 0 ? LargeGroup : SmallGroup;
        var chosen = $"SELECT d.id FROM {Tables.Events}_dead d WHERE d.n > {first} AND d.n <= {first + count}";
        await store.ExecuteAsync($"""
            INSERT INTO {Tables.Deliveries} (event_id, recipient, lane, state, version, round, attempts, crashes, due, error_type,
                error_message, error_frame, failure_group, created, updated)
            SELECT e.id, '{Handler(group)}', e.lane, 2, 3, 0, 16, 0, 0, '{Error.Type}', '{Error.Message}', '{Error.Frame}',
                {FailureGroup.Of(Handler(group), Error)}, e.received, e.received FROM {Tables.Events} e WHERE e.id IN ({chosen})
            """);
        await store.ExecuteAsync($"UPDATE {Tables.Events} SET state = 4, outcome = 'dead' WHERE id IN ({chosen})");
    }
}
