using System.Text.Json;

namespace Djrill.Net.Events;

/// <summary>Reads a finite number; see <see cref="JsonValues.Number"/>.</summary>
internal sealed class NumberConverter : TolerantConverter<double?>
{
    public override double? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        JsonValues.Number(JsonValues.ReadScalar(ref reader));
}
