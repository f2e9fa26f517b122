using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace Djrill.Net.Events;

/// <summary>
/// Reads an object. One without members says nothing, as PHP has no difference between it and an empty list; nor does any
/// other value.
/// </summary>
internal sealed class ObjectConverter<T> : TolerantConverter<T?>
    where T : class
{
    private JsonConverter<T>? _members;

    public override T? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            reader.Skip();
            return null;
        }

        var first = reader;
        first.Read();
        if (first.TokenType == JsonTokenType.EndObject)
        {
            reader = first;
            return null;
        }

        _members ??= (JsonConverter<T>)((JsonTypeInfo<T>)options.GetTypeInfo(typeof(T))).Converter;
        return _members.Read(ref reader, typeof(T), options);
    }
}
