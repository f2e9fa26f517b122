using System.Text.Json;

namespace Djrill.Net.Events;

/// <summary>Reads a text without the blanks around it; a blank one says nothing.</summary>
internal sealed class TrimmedConverter : TolerantConverter<string?>
{
    public static string? Trim(string? text) => text?.Trim() is { Length: > 0 } trimmed ? trimmed : null;

    public override string? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        Trim(JsonValues.AnyText(JsonValues.ReadScalar(ref reader)));
}
