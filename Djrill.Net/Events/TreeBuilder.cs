using System.Text.Json;
using Newtonsoft.Json.Linq;

namespace Djrill.Net.Events;

/// <summary>
/// Builds the tree of an event as Newtonsoft's reader does, with nothing converted, and each number by itself. That reader
/// is not used because it makes UTF-16 of the whole text, gathers each escaped value in a buffer that doubles, and reads
/// all fractions as one type.
/// </summary>
internal static class TreeBuilder
{
    /// <summary>Builds the tree of an object that was found to be valid, and so nests at most 64 levels deep.</summary>
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

            // Of a repeated name the last value stands, in the place of the first. Its indexer would leave a value that
            // is nearly the same.
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
        JsonTokenType.Number => new JValue(JsonNumber.Read(reader.ValueSpan)),
        JsonTokenType.True => new JValue(true),
        JsonTokenType.False => new JValue(false),
        _ => JValue.CreateNull(),
    };
}
