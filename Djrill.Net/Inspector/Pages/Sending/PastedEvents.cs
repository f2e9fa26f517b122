using System.Text;
using System.Text.Json;
using Djrill.Net.Events;

namespace Djrill.Net.Inspector;

/// <summary>Reads pasted JSON: an array of events, one event, or one event on each line.</summary>
internal static class PastedEvents
{
    private const int MaxDepth = 512;
    private const string Advice = "Paste an array of objects, one object, or one object on each line.";

    /// <summary>Returns the batch, or a sentence about what is wrong.</summary>
    public static (string? Batch, IReadOnlyList<MandrillEvent> Events, string? Problem) Read(string text)
    {
        var reader = new Utf8JsonReader(Encoding.UTF8.GetBytes(text), new() { AllowMultipleValues = true, MaxDepth = MaxDepth });
        var values = new List<JsonElement>();
        try
        {
            while (reader.Read())
            {
                using var document = JsonDocument.ParseValue(ref reader);
                values.Add(document.RootElement.Clone());
            }
        }
        catch (JsonException exception)
        {
            return (null, [], $"The JSON is wrong at line {exception.LineNumber + 1}, byte {exception.BytePositionInLine + 1}.");
        }

        var elements = values is [{ ValueKind: JsonValueKind.Array } array] ? [.. array.EnumerateArray()] : values;
        var events = new List<MandrillEvent>();
        foreach (var element in elements)
        {
            if (element.ValueKind != JsonValueKind.Object || !MandrillEvent.TryParse(element.GetRawText(), out var pasted))
            {
                return (null, [], $"Element {events.Count + 1} of the JSON is no event. {Advice}");
            }

            events.Add(pasted);
        }

        return events.Count == 0
            ? (null, [], $"The JSON holds no event. {Advice}")
            : ($"[{string.Join(',', elements.Select(static element => element.GetRawText()))}]", events, null);
    }
}
