using System.Buffers;
using System.Text.Json;

namespace Djrill.Net.Protocol;

/// <summary>
/// Splits the array in 'mandrill_events' into its elements, in one strict pass (RFC 8259) that builds nothing.
/// </summary>
internal static class EventSplitter
{
    /// <summary>How deep the JSON may nest, the array itself included; as deep as Newtonsoft reads by default.</summary>
    public const int MaxDepth = 64;

    /// <summary>The most elements a batch may have: ten times what Mandrill sends.</summary>
    private const int MaxElements = 10_000;

    /// <summary>Splits the value; the slices point into it.</summary>
    /// <returns>Null, or why the value was refused.</returns>
    public static Answer? Split(in ReadOnlySequence<byte> json, out EventBatch batch)
    {
        var events = new List<EventSlice>();
        var skipped = new List<int>();
        batch = new EventBatch(events, skipped);
        var reader = new Utf8JsonReader(json, new JsonReaderOptions { MaxDepth = MaxDepth });
        try
        {
            reader.Read();
            if (reader.TokenType == JsonTokenType.StartArray)
            {
                return ReadElements(ref reader, json, events, skipped);
            }

            // Not an array, but is it JSON? The answer tells the two apart.
            reader.Skip();
            reader.Read();
            return Answers.EventsNotArray;
        }
        catch (JsonException)
        {
            return IsJson(json) ? Answers.EventsTooDeep : Answers.EventsNotJson;
        }
    }

    private static Answer? ReadElements(
        ref Utf8JsonReader reader, in ReadOnlySequence<byte> json, List<EventSlice> events, List<int> skipped)
    {
        for (var index = 0; reader.Read() && reader.TokenType != JsonTokenType.EndArray; index++)
        {
            if (index == MaxElements)
            {
                return Answers.TooManyEvents;
            }

            var start = reader.TokenStartIndex;
            var element = default(ElementFacts);
            if (reader.TokenType == JsonTokenType.StartObject)
            {
                element.Read(ref reader);
                events.Add(new(index, element.EventType, json.Slice(start, reader.BytesConsumed - start)));
            }
            else
            {
                reader.Skip();
                skipped.Add(index);
            }
        }

        // What stands behind the array is not JSON any more.
        reader.Read();
        return null;
    }

    /// <summary>Whether the bytes are one JSON value, however deep it nests.</summary>
    public static bool IsJson(in ReadOnlySequence<byte> json)
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
}
