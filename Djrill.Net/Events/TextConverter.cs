using System.Text.Json;
using Djrill.Net.Protocol;

namespace Djrill.Net.Events;

/// <summary>Reads a text; see <see cref="JsonValues.Text"/>.</summary>
internal sealed class TextConverter(bool hasDecimals) : TolerantConverter<string?>
{
    public TextConverter()
        : this(hasDecimals: true)
    {
    }

    public override string? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType != JsonTokenType.String ? JsonValues.Text(JsonValues.ReadScalar(ref reader, hasDecimals))
        : reader.ValueSpan.IsEmpty ? null
        : JsonText.Decode(reader.ValueSpan);
}
