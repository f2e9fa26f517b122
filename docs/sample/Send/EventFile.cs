using System.Text.Json;
using Djrill.Net.Events;

namespace Djrill.Net.Sample;

/// <summary>
/// Reads a file of events: a JSON array, one event, one event per line, or a form body <c>mandrill_events=…</c>. The bytes of each event
/// are kept, because the signature covers them.
/// </summary>
internal static class EventFile
{
    private const string Forms = "A file of events is a JSON array, one event, one event per line, or a form body 'mandrill_events=…'.";

    public static IReadOnlyList<MandrillEvent> Parse(string path, ReadOnlyMemory<byte> content)
    {
        var trimmed = content.Span.Trim(" \t\r\n"u8);
        var isJson = trimmed[0] is (byte)'[' or (byte)'{';
        var form = isJson ? null : FormBody.ReadEvents(trimmed);
        var place = form is null ? $"'{path}'" : $"'{path}', in the decoded value of 'mandrill_events',";
        var json = form ?? content.ToArray();
        try
        {
            var events = Read(json, place);
            return events.Count > 0 ? events : throw new ArgumentMistakeException($"{place} holds no event. Put at least one into it.");
        }
        catch (JsonException exception)
        {
            var reason = exception.Message.Split(" LineNumber:")[0];
            var position = $"line {exception.LineNumber + 1}, byte {exception.BytePositionInLine + 1}";
            throw new ArgumentMistakeException($"{place} is not JSON in {position}: {reason} {Forms}");
        }
    }

    private static List<MandrillEvent> Read(byte[] json, string place)
    {
        var events = new List<MandrillEvent>();
        var reader = new Utf8JsonReader(json, new JsonReaderOptions { AllowMultipleValues = true });
        while (reader.Read())
        {
            if (reader is { TokenType: JsonTokenType.StartArray or JsonTokenType.EndArray, CurrentDepth: 0 })
            {
                continue;
            }

            var start = (int)reader.TokenStartIndex;
            var type = reader.TokenType;
            reader.Skip();
            var element = json.AsSpan(start, (int)reader.BytesConsumed - start);
            events.Add(Parse(element, type, $"{place.TrimEnd(',')}, element {events.Count + 1},"));
        }

        return events;
    }

    private static MandrillEvent Parse(ReadOnlySpan<byte> json, JsonTokenType type, string place)
    {
        if (type != JsonTokenType.StartObject)
        {
            throw new ArgumentMistakeException($"{place} is {Name(type)}. Each event is a JSON object. {Forms}");
        }

        try
        {
            return MandrillEvent.Parse(json);
        }
        catch (FormatException exception)
        {
            throw new ArgumentMistakeException($"{place} is not an event: {exception.Message}");
        }
    }

    private static string Name(JsonTokenType type) => type switch
    {
        JsonTokenType.StartArray => "an array",
        JsonTokenType.String => "a string",
        JsonTokenType.Number => "a number",
        _ => "true, false or null",
    };
}
