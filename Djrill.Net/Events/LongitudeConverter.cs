using System.Text.Json;

namespace Djrill.Net.Events;

/// <summary>Reads a number of degrees, east positive.</summary>
internal sealed class LongitudeConverter : TolerantConverter<double?>
{
    public override double? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        JsonValues.Number(JsonValues.ReadScalar(ref reader)) is >= -180 and <= 180 and var degrees ? degrees : null;
}
