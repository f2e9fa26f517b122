using System.Text.Json;
using Newtonsoft.Json.Linq;

namespace Djrill.Net.Events;

/// <summary>Builds the Newtonsoft tree of an event. Strings are not converted, and the type of each number is chosen separately.</summary>
/// <remarks>
/// Newtonsoft's own reader needs more memory: it converts the whole JSON to UTF-16. It also reads all fractions as the same type.
/// </remarks>
internal static class JObjectBuilder
{
    /// <summary>Builds the tree of a valid JSON object, which nests at most 64 levels deep.</summary>
    public static JObject Build(ReadOnlySpan<byte> utf8Json)
    {
        var reader = new Utf8JsonReader(utf8Json);
        reader.Read();
        return ReadObject(ref reader);
    }

    private static JObject ReadObject(ref Utf8JsonReader reader)
    {
        var result = new JObject();
        while (reader.Read() && reader.TokenType != JsonTokenType.EndObject)
        {
            var name = JsonText.Decode(reader.ValueSpan);
            reader.Read();

            // If a name is repeated, the last value replaces the first. The indexer of JObject does not replace a value that it considers
            // equal.
            var property = new JProperty(name, ReadValue(ref reader));
            if (result.Property(name, StringComparison.Ordinal) is { } earlier)
            {
                earlier.Replace(property);
            }
            else
            {
                result.Add(property);
            }
        }

        return result;
    }

    private static JArray ReadArray(ref Utf8JsonReader reader)
    {
        var result = new JArray();
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            result.Add(ReadValue(ref reader));
        }

        return result;
    }

    private static JToken ReadValue(ref Utf8JsonReader reader) => reader.TokenType switch
    {
        JsonTokenType.StartObject => ReadObject(ref reader),
        JsonTokenType.StartArray => ReadArray(ref reader),
        JsonTokenType.String => new JValue(JsonText.Decode(reader.ValueSpan)),
        _ => new JValue(JsonValues.ReadScalar(reader.ValueSpan)),
    };
}
