using System.Text.Json;

namespace Djrill.Net.Events;

/// <summary>Reads true or false; see <see cref="JsonValues.Flag"/>.</summary>
internal sealed class FlagConverter : TolerantConverter<bool?>
{
    public override bool? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        JsonValues.Flag(JsonValues.ReadScalar(ref reader));
}
