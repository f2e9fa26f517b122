using System.Text.Json;

namespace Djrill.Net.Events;

/// <summary>Reads a number of degrees, north positive.</summary>
internal sealed class LatitudeConverter : TolerantConverter<double?>
{
    public override double? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        JsonValues.Number(JsonValues.ReadScalar(ref reader)) is >= -90 and <= 90 and var degrees ? degrees : null;
}
