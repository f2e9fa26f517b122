using System.Runtime.InteropServices;

namespace Djrill.Net.Inbox;

/// <summary>The columns of a batch as arrays, in the order of the unique index.</summary>
/// <remarks>Batches with the same events take their locks in the same order, so that they do not wait for each other in a circle.</remarks>
internal sealed class PostgreSqlColumns
{
    /// <summary>A body above this size is sent alone.</summary>
    public const int MaxSharedBody = 256 * 1024;

    private const int MaxSharedBytes = 4 * 1024 * 1024;

    private readonly InboxBatch _batch;
    private readonly InboxRow[] _rows;
    private readonly List<InboxRow[]> _bodies;

    public PostgreSqlColumns(InboxBatch batch)
    {
        _batch = batch;
        _rows = [.. batch.Events];
        Array.Sort(_rows, Compare);
        _bodies = Split(_rows);
    }

    /// <summary>Gets the bodies that the first command does not carry. Each part is one command.</summary>
    public IReadOnlyList<InboxRow[]> FurtherBodies => _bodies[1..];

    public (string, object?)[] Parameters =>
    [
        ("webhook", _batch.Webhook), ("signature", _batch.SignatureName), ("size", _batch.Size), ("trace", _batch.TraceParent),
        ("digests", _batch.Digests.Order().ToArray()), // In the order of the table's key.
        ("idx", Column(static row => row.Index)), ("lane", Column(static row => (short)row.Lane)),
        ("hash", Column(static row => row.MessageHash)), ("key", Column(static row => row.Key)),
        ("keyTime", Column(static row => row.KeyTime)), ("number", Column(static row => (long?)row.Number)),
        ("type", Column(static row => row.EventType)), ("recipient", Column(static row => row.Recipient)),
        ("message", Column(static row => row.MessageId)), ("occurred", Column(static row => row.OccurredAt)),
        ("rowSize", Column(static row => row.Json.Length)),
        ("bodyIdx", _bodies[0].Select(static row => row.Index).ToArray()), ("json", _bodies[0].Select(Json).ToArray()),
    ];

    /// <summary>Gets the JSON as an array, which is copied only if it is a part of a greater one.</summary>
    public static byte[] Json(InboxRow row) =>
        MemoryMarshal.TryGetArray(row.Json, out var segment) && segment.Array!.Length == segment.Count // Not null: it was found.
            ? segment.Array
            : row.Json.ToArray();

    private T[] Column<T>(Func<InboxRow, T> select) => Array.ConvertAll(_rows, row => select(row));

    private static int Compare(InboxRow left, InboxRow right)
    {
        var order = left.KeyTime.CompareTo(right.KeyTime);
        order = order != 0 ? order : left.Key.AsSpan().SequenceCompareTo(right.Key);
        return order != 0 ? order : left.Index.CompareTo(right.Index);
    }

    // The first part goes with the events; it may be empty.
    private static List<InboxRow[]> Split(InboxRow[] rows)
    {
        var parts = new List<InboxRow[]>();
        var part = new List<InboxRow>();
        var size = 0L;
        foreach (var row in rows.Where(static row => row.Json.Length <= MaxSharedBody))
        {
            if (size + row.Json.Length > MaxSharedBytes)
            {
                parts.Add([.. part]);
                part.Clear();
                size = 0;
            }

            part.Add(row);
            size += row.Json.Length;
        }

        return [.. parts, [.. part], .. rows.Where(static row => row.Json.Length > MaxSharedBody).Select(static row => new[] { row })];
    }
}
