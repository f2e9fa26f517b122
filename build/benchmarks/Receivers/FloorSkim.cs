using System.Text.Json;

namespace Djrill.Net.Benchmarks.Receivers;

/// <summary>Passes over a batch once, and learns of each element where it stands and of what type it is.</summary>
internal static class FloorSkim
{
    private static readonly byte[][] Types =
    [
        [.. "open"u8], [.. "send"u8], [.. "delivered"u8], [.. "click"u8], [.. "hard_bounce"u8], [.. "soft_bounce"u8],
        [.. "deferral"u8], [.. "reject"u8], [.. "unsub"u8], [.. "spam"u8], [.. "inbound"u8],
    ];

    private static readonly long[] TypeCounts = new long[Types.Length];

    private static long _lastLength;

    /// <summary>How long the last element was, so that no compiler can leave its limits out.</summary>
    public static long LastLength => Interlocked.Read(ref _lastLength);

    public static int CountEvents(ReadOnlySpan<byte> json)
    {
        var reader = new Utf8JsonReader(json, new JsonReaderOptions { MaxDepth = 64 });
        var count = 0;
        reader.Read();
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            var start = reader.TokenStartIndex;
            if (reader.TokenType == JsonTokenType.StartObject)
            {
                ReadMembers(ref reader);
            }
            else
            {
                reader.Skip();
            }

            _lastLength = reader.BytesConsumed - start;
            count++;
        }

        reader.Read();
        return count;
    }

    private static void ReadMembers(ref Utf8JsonReader reader)
    {
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var isType = reader.ValueTextEquals("event"u8);
            reader.Read();
            if (isType)
            {
                CountType(reader.ValueSpan);
            }

            reader.Skip();
        }
    }

    private static void CountType(ReadOnlySpan<byte> type)
    {
        for (var i = 0; i < Types.Length; i++)
        {
            if (type.SequenceEqual(Types[i]))
            {
                Interlocked.Increment(ref TypeCounts[i]);
                return;
            }
        }
    }
}
