using System.Text.Json;

namespace Djrill.Net.Events;

/// <summary>Reads the seconds since 1970; see <see cref="JsonTimes.Timestamp(object?)"/>.</summary>
internal sealed class TimestampConverter(bool hasDecimals) : TolerantConverter<DateTimeOffset?>
{
    public TimestampConverter()
        : this(hasDecimals: true)
    {
    }

    public override DateTimeOffset? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType == JsonTokenType.Number && reader.TryGetInt64(out var seconds)
            ? JsonTimes.Timestamp(seconds)
            : JsonTimes.Timestamp(JsonValues.ReadScalar(ref reader, hasDecimals));
}
