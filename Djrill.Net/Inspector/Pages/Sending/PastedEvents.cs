using System.Text;
using System.Text.Json;
using Djrill.Net.Events;

namespace Djrill.Net.Inspector;

/// <summary>Reads pasted JSON: an array of events, one event, or one event on each line.</summary>
internal static class PastedEvents
{
    private const int MaxDepth = 512;

    /// <summary>Returns the batch, or a sentence about what is wrong.</summary>
    public static (string? Batch, IReadOnlyList<MandrillEvent> Events, string? Problem) Read(string text)
    {
        var reader = new Utf8JsonReader(Encoding.UTF8.GetBytes(text.Trim()), new() { AllowMultipleValues = true, MaxDepth = MaxDepth });
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

        var events = values is [{ ValueKind: JsonValueKind.Array } array] ? [.. array.EnumerateArray()] : values;
        return events.Count == 0 || events.Exists(static value => value.ValueKind != JsonValueKind.Object)
            ? (null, [], "The JSON holds no event, or something that is no event. Paste an array of objects, one object, or one on each line.")
            : ($"[{string.Join(',', events.Select(static value => value.GetRawText()))}]", [.. events.Select(static value => MandrillEvent.Parse(value.GetRawText()))], null);
    }
}
