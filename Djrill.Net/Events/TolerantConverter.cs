using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace Djrill.Net.Events;

/// <summary>Reads a value as what it should be, or as nothing. It throws for no valid JSON.</summary>
internal abstract class TolerantConverter<T> : JsonConverter<T>
{
    /// <summary>Writes as the framework does, for an application that serializes a part of an event itself.</summary>
    public sealed override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) =>
        JsonSerializer.Serialize(writer, value, (JsonTypeInfo<T>)options.GetTypeInfo(typeof(T)));
}
