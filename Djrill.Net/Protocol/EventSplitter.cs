using System.Text.Json;

namespace Djrill.Net.Protocol;

/// <summary>
/// Splits the array in 'mandrill_events' into its elements, in one strict pass (RFC 8259) that builds nothing.
/// </summary>
internal static class EventSplitter
{
    /// <summary>How deep the JSON may nest, the array itself included; as deep as Newtonsoft reads by default.</summary>
    private const int MaxDepth = 64;

    /// <summary>Splits the value; the slices point into it.</summary>
    /// <returns>Null, or why the value was refused.</returns>
    public static Answer? Split(ReadOnlyMemory<byte> json, out EventBatch batch)
    {
        batch = new EventBatch([], []);
        var reader = new Utf8JsonReader(json.Span, new JsonReaderOptions { MaxDepth = MaxDepth });
        try
        {
            reader.Read();
            if (reader.TokenType == JsonTokenType.StartArray)
            {
                batch = ReadElements(ref reader, json);
                reader.Read();
                return null;
            }

            // Not an array, but is it JSON? The answer tells the two apart.
            reader.Skip();
            reader.Read();
            return Answers.EventsNotArray;
        }
        catch (JsonException)
        {
            batch = new EventBatch([], []);
            return IsJson(json.Span) ? Answers.EventsTooDeep : Answers.EventsNotJson;
        }
    }

    private static bool IsJson(ReadOnlySpan<byte> json)
    {
        var reader = new Utf8JsonReader(json, new JsonReaderOptions { MaxDepth = int.MaxValue });
        try
        {
            while (reader.Read())
            {
            }

            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    private static EventBatch ReadElements(ref Utf8JsonReader reader, ReadOnlyMemory<byte> json)
    {
        var events = new List<EventSlice>();
        var skipped = new List<int>();
        for (var index = 0; reader.Read() && reader.TokenType != JsonTokenType.EndArray; index++)
        {
            var start = (int)reader.TokenStartIndex;
            var element = default(ElementFacts);
            if (reader.TokenType == JsonTokenType.StartObject)
            {
                element.Read(ref reader);
            }
            else
            {
                reader.Skip();
            }

            if (element.IsEvent)
            {
                events.Add(new(index, element.EventType, json[start..(int)reader.BytesConsumed], element.FitsDecimal));
            }
            else
            {
                skipped.Add(index);
            }
        }

        return new EventBatch(events, skipped);
    }
}
