using System.Text.Json;

namespace Djrill.Net.Events;

/// <summary>Reads a postal code. A hyphen is Mandrill's word for unknown.</summary>
internal sealed class PostalCodeConverter : TolerantConverter<string?>
{
    public override string? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        JsonValues.Text(JsonValues.ReadScalar(ref reader)) is { } code && code != "-" ? code : null;
}
