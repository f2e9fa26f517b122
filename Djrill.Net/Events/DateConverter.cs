using System.Text.Json;

namespace Djrill.Net.Events;

/// <summary>Reads a date; see <see cref="JsonTimes.Date"/>.</summary>
internal sealed class DateConverter : TolerantConverter<DateTimeOffset?>
{
    public override DateTimeOffset? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        JsonTimes.Date(JsonValues.ReadScalar(ref reader));
}
