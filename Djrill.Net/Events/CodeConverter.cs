using System.Text.Json;

namespace Djrill.Net.Events;

/// <summary>Reads a whole number of 32 bits; see <see cref="JsonValues.Integer"/>.</summary>
internal sealed class CodeConverter : TolerantConverter<int?>
{
    public override int? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        JsonValues.Integer(JsonValues.ReadScalar(ref reader)) is >= int.MinValue and <= int.MaxValue and var code ? (int)code : null;
}
