using System.Text.Json;
using Djrill.Net.Protocol;

namespace Djrill.Net.Events;

/// <summary>Reads an address, or the member <c>address</c> of an object, as Mandrill's API writes a sender.</summary>
internal sealed class SenderConverter : TolerantConverter<string?>
{
    public override string? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            return JsonValues.Text(JsonValues.ReadScalar(ref reader));
        }

        object? address = null;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var isAddress = JsonText.Equals(reader.ValueSpan, "address"u8);
            reader.Read();
            var value = JsonValues.ReadScalar(ref reader);
            address = isAddress ? value : address;
        }

        return JsonValues.Text(address);
    }
}
