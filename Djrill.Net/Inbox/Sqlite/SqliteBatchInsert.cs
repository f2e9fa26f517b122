using System.Data.Common;
using System.Runtime.InteropServices;

namespace Djrill.Net.Inbox;

/// <summary>The statements that insert one batch (S1).</summary>
internal sealed class SqliteBatchInsert(DbConnection connection, TableNames tables)
{
    private readonly SqliteStatement _batch = new(
        connection,
        $"INSERT INTO {tables.Batches} (batch, received, webhook, signature, size, trace) "
        + "VALUES (@batch, @received, @webhook, @signature, @size, @trace)",
        "@batch", "@received", "@webhook", "@signature", "@size", "@trace");

    // The conflict is named: a conflict of ids would be an event that is lost.
    private readonly SqliteStatement _event = new(
        connection,
        $"INSERT INTO {tables.Events} (id, batch, idx, lane, message_hash, key, key_time, number, type, webhook, recipient, message_id, "
        + $"occurred, received, size, state) SELECT @id, batch, @index, @hash & {InboxRow.Lanes - 1}, @hash, @key, @time, @number, @type, "
        + $"webhook, @recipient, @message, @occurred, received, @size, 0 FROM {tables.Batches} WHERE batch = @id >> {EventId.IndexBits} "
        + "ON CONFLICT (key_time, webhook, key, number) DO NOTHING",
        "@id", "@index", "@hash", "@key", "@time", "@number", "@type", "@recipient", "@message", "@occurred", "@size");

    private readonly SqliteStatement _body = new(connection, $"INSERT INTO {tables.Bodies} (id, json) VALUES (@id, @json)", "@id", "@json");

    private readonly SqliteStatement _lookup = new(
        connection,
        $"INSERT INTO {tables.Lookup} (bucket, digest, batch) "
        + $"SELECT @batch >> {EventId.BucketBits}, value, @batch FROM json_each(@digests)",
        "@batch", "@digests");

    /// <summary>Inserts what is new of a batch.</summary>
    /// <returns>The number of new events. If it is zero, the row of the batch has to be rolled back.</returns>
    public int Insert(InboxBatch batch, long number, long received)
    {
        _batch.Set(0, number).Set(1, received).Set(2, batch.Webhook)
            .Set(3, batch.SignatureName).Set(4, batch.Size).Set(5, batch.TraceParent);
        _batch.Execute();
        var stored = batch.Events.Count(row => InsertEvent(row, EventId.Of(number, row.Index)));
        if (stored > 0 && batch.Digests.Count > 0)
        {
            // In the order of the table's key, so that neighbours are written together.
            var digests = JsonArray.Write(batch.Digests.Order().ToList(), static (json, digest) => json.WriteNumberValue(digest));
            _lookup.Set(0, number).Set(1, digests).Execute();
        }

        return stored;
    }

    private bool InsertEvent(InboxRow row, long id)
    {
        _event.Set(0, id).Set(1, row.Index).Set(2, row.MessageHash).Set(3, row.Key).Set(4, row.KeyTime).Set(5, row.Number ?? -id)
            .Set(6, row.EventType).Set(7, row.Recipient).Set(8, row.MessageId).Set(9, row.OccurredAt).Set(10, row.Json.Length);
        if (_event.Execute() == 0)
        {
            return false;
        }

        _body.Set(0, id).Set(1, ArrayOf(row.Json)).Execute();
        return true;
    }

    /// <summary>Gets the bytes as an array that has no others, which is what providers take.</summary>
    private static byte[] ArrayOf(ReadOnlyMemory<byte> bytes) =>
        MemoryMarshal.TryGetArray(bytes, out var segment) && segment.Count == segment.Array!.Length // Not null: it was got.
            ? segment.Array
            : bytes.ToArray();
}
