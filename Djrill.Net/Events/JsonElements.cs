using System.Buffers;
using System.Collections.ObjectModel;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using Djrill.Net.Protocol;

namespace Djrill.Net.Events;

/// <summary>
/// Reads parts of an event's JSON as elements that own their memory. Texts are normalized as everywhere in an event:
/// <see cref="JsonElement.GetString"/> would throw on half a surrogate pair and on bytes that are not UTF-8.
/// </summary>
internal static class JsonElements
{
    private static readonly JsonWriterOptions WriterOptions = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };

    /// <summary>Finds the value of a member; of a repeated name the last one.</summary>
    /// <param name="utf8Json">A valid JSON value.</param>
    /// <param name="name">The member's name.</param>
    /// <returns>The value as sent. Empty where the member is absent or <paramref name="utf8Json"/> is not an object.</returns>
    public static ReadOnlySpan<byte> FindMember(ReadOnlySpan<byte> utf8Json, ReadOnlySpan<byte> name)
    {
        ReadOnlySpan<byte> found = default;
        if (utf8Json.IsEmpty)
        {
            return found;
        }

        var reader = new Utf8JsonReader(utf8Json);
        reader.Read();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var isMatch = JsonText.Equals(reader.ValueSpan, name);
            reader.Read();
            var start = (int)reader.TokenStartIndex;
            reader.Skip();
            found = isMatch ? utf8Json[start..(int)reader.BytesConsumed] : found;
        }

        return found;
    }

    /// <summary>Reads the members of an object. PHP writes an array whose names are 0, 1, 2 ... as a list, so a list has these names.</summary>
    /// <returns>Empty where the value is absent or neither an object nor a list.</returns>
    public static IReadOnlyDictionary<string, JsonElement> ReadMembers(ReadOnlySpan<byte> value)
    {
        if (value.IsEmpty || value[0] is not ((byte)'{' or (byte)'['))
        {
            return ReadOnlyDictionary<string, JsonElement>.Empty;
        }

        var members = new Dictionary<string, JsonElement>();
        foreach (var (name, element) in EnumerateMembers(Copy(value)))
        {
            members[name] = element;
        }

        return members.AsReadOnly();
    }

    /// <summary>Reads the elements of a list. PHP writes a list with a gap as an object with numbers for names.</summary>
    /// <returns>Empty where the value is absent or not a list.</returns>
    public static IReadOnlyList<JsonElement> ReadElements(ReadOnlySpan<byte> value)
    {
        if (value.IsEmpty || value[0] is not ((byte)'{' or (byte)'['))
        {
            return [];
        }

        var isList = value[0] == '[';
        var members = ReadMembers(value);
        return isList || members.Keys.All(static name => name.Length > 0 && name.All(char.IsAsciiDigit)) ? [.. members.Values] : [];
    }

    private static IEnumerable<(string Name, JsonElement Element)> EnumerateMembers(JsonElement value) => value.ValueKind == JsonValueKind.Array
        ? value.EnumerateArray().Index().Select(static member => (member.Index.ToString(CultureInfo.InvariantCulture), member.Item))
        : value.EnumerateObject().Select(static member => (member.Name, member.Value));

    private static JsonElement Copy(ReadOnlySpan<byte> value)
    {
        var copy = new ArrayBufferWriter<byte>(value.Length);
        using (var writer = new Utf8JsonWriter(copy, WriterOptions))
        {
            for (var reader = new Utf8JsonReader(value); reader.Read();)
            {
                Write(writer, reader);
            }
        }

        var elements = new Utf8JsonReader(copy.WrittenSpan);
        return JsonElement.ParseValue(ref elements);
    }

    private static void Write(Utf8JsonWriter writer, scoped in Utf8JsonReader reader)
    {
        switch (reader.TokenType)
        {
            case JsonTokenType.StartObject:
                writer.WriteStartObject();
                break;
            case JsonTokenType.EndObject:
                writer.WriteEndObject();
                break;
            case JsonTokenType.StartArray:
                writer.WriteStartArray();
                break;
            case JsonTokenType.EndArray:
                writer.WriteEndArray();
                break;
            case JsonTokenType.PropertyName:
                writer.WritePropertyName(JsonText.Decode(reader.ValueSpan));
                break;
            case JsonTokenType.String:
                writer.WriteStringValue(JsonText.Decode(reader.ValueSpan));
                break;
            default:
                // Numbers keep their digits and their form.
                writer.WriteRawValue(reader.ValueSpan, skipInputValidation: true);
                break;
        }
    }
}
