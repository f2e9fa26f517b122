using System.Text.Json;

namespace Djrill.Net.Events;

/// <summary>Reads the headers of an email. A header that is repeated has a list of values; what is no text is left out.</summary>
internal sealed class HeadersConverter : TolerantConverter<MandrillHeaderCollection>
{
    public override bool HandleNull => true;

    public override MandrillHeaderCollection Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType == JsonTokenType.StartObject)
        {
            var headers = JsonLists.ReadMembers(ref reader, ReadValues);
            return new([.. headers.SelectMany(static header => header.Value.OfType<string>().Select(value => KeyValuePair.Create(header.Key, value)))]);
        }

        reader.Skip();
        return new();
    }

    private static IReadOnlyList<string?> ReadValues(ref Utf8JsonReader reader) =>
        reader.TokenType is JsonTokenType.StartArray or JsonTokenType.StartObject
            ? JsonLists.Read(ref reader, ReadText)
            : [ReadText(ref reader)];

    private static string? ReadText(ref Utf8JsonReader reader) => JsonValues.AnyText(JsonValues.ReadScalar(ref reader));
}
