using System.Text.Json;

namespace Djrill.Net.Events;

/// <summary>Reads a whole number of 64 bits; see <see cref="JsonValues.Integer"/>.</summary>
internal sealed class IntegerConverter : TolerantConverter<long?>
{
    public override long? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        JsonValues.Integer(JsonValues.ReadScalar(ref reader));
}
