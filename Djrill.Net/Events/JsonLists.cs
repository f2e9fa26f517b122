using System.Text.Json;
using Djrill.Net.Protocol;

namespace Djrill.Net.Events;

/// <summary>Reads lists. PHP writes a list with a gap as an object with numbers for names.</summary>
internal static class JsonLists
{
    /// <summary>Reads the list that the reader stands on, and passes any other value.</summary>
    /// <param name="reader">The reader.</param>
    /// <param name="read">Reads one element.</param>
    /// <returns>Empty where the value is not a list.</returns>
    public static List<T> Read<T>(ref Utf8JsonReader reader, ElementReader<T> read)
    {
        if (reader.TokenType == JsonTokenType.StartObject && HasNumbersForNames(reader))
        {
            return [.. ReadMembers(ref reader, read).Values];
        }

        var elements = new List<T>();
        if (reader.TokenType == JsonTokenType.StartArray)
        {
            while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
            {
                elements.Add(read(ref reader));
            }
        }
        else
        {
            reader.Skip();
        }

        return elements;
    }

    /// <summary>Reads the members of an object. Of a repeated name the last value stands, in the place of the first.</summary>
    public static OrderedDictionary<string, T> ReadMembers<T>(ref Utf8JsonReader reader, ElementReader<T> read)
    {
        var members = new OrderedDictionary<string, T>(StringComparer.Ordinal);
        while (reader.Read() && reader.TokenType != JsonTokenType.EndObject)
        {
            var name = JsonText.Decode(reader.ValueSpan);
            reader.Read();
            members[name] = read(ref reader);
        }

        return members;
    }

    /// <summary>Whether a name is one that PHP gives an element.</summary>
    public static bool IsNumber(string name) => name.Length > 0 && name.All(char.IsAsciiDigit);

    private static bool HasNumbersForNames(Utf8JsonReader reader)
    {
        while (reader.Read() && reader.TokenType != JsonTokenType.EndObject)
        {
            if (!IsNumber(JsonText.Decode(reader.ValueSpan)))
            {
                return false;
            }

            reader.Read();
            reader.Skip();
        }

        return true;
    }
}
