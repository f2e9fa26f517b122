using System.Buffers;
using System.Collections.ObjectModel;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Djrill.Net.Events;

/// <summary>
/// Reads parts of an event's JSON as elements that own their memory. Texts are normalized as everywhere in an event:
/// <see cref="JsonElement.GetString"/> would throw on half a surrogate pair and on bytes that are not UTF-8.
/// </summary>
internal static class JsonElements
{
    private static readonly SearchValues<byte> Blanks = SearchValues.Create(" \t\r\n"u8);
    private static readonly SearchValues<byte> BesideLayout = SearchValues.Create("{}[],: \t\r\n"u8);

    private static readonly JsonWriterOptions WriterOptions = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };

    /// <summary>Reads the members of an object. PHP writes an array whose names are 0, 1, 2 ... as a list, so a list has these names.</summary>
    /// <returns>Empty where the value is absent or neither an object nor a list.</returns>
    public static IReadOnlyDictionary<string, JsonElement> ReadMembers(ReadOnlySpan<byte> value)
    {
        if (value.Length <= "[]".Length || value[0] is not ((byte)'{' or (byte)'['))
        {
            return ReadOnlyDictionary<string, JsonElement>.Empty;
        }

        var members = new Dictionary<string, JsonElement>();
        var copy = Copy(value);
        if (copy.ValueKind == JsonValueKind.Array)
        {
            foreach (var element in copy.EnumerateArray())
            {
                members.Add(members.Count.ToString(CultureInfo.InvariantCulture), element);
            }

            return members.AsReadOnly();
        }

        foreach (var member in copy.EnumerateObject())
        {
            members[member.Name] = member.Value;
        }

        return members.AsReadOnly();
    }

    /// <summary>Reads the elements of a list. PHP writes a list with a gap as an object with numbers for names.</summary>
    /// <returns>Empty where the value is absent or not a list.</returns>
    public static IReadOnlyList<JsonElement> ReadElements(ReadOnlySpan<byte> value)
    {
        if (value.Length <= "[]".Length || value[0] is not ((byte)'{' or (byte)'['))
        {
            return [];
        }

        var isList = value[0] == '[';
        var members = ReadMembers(value);
        return isList || members.Keys.All(JsonLists.IsNumber) ? [.. members.Values] : [];
    }

    /// <summary>Copies a JSON value. In the copy, texts and names are valid for System.Text.Json.</summary>
    public static byte[] Normalize(ReadOnlySpan<byte> value)
    {
        var copy = new ArrayBufferWriter<byte>(value.Length);
        using (var writer = new Utf8JsonWriter(copy, WriterOptions))
        {
            for (var reader = new Utf8JsonReader(value); reader.Read();)
            {
                Write(writer, reader);
            }
        }

        return copy.WrittenSpan.ToArray();
    }

    private static JsonElement Copy(ReadOnlySpan<byte> value)
    {
        var elements = new Utf8JsonReader(IsNormal(value) ? value : Normalize(value));
        return JsonElement.ParseValue(ref elements);
    }

    /// <summary>Whether there is no surrogate in an escape, so that none can be half a pair, all is UTF-8, and nothing is laid out with blanks.</summary>
    private static bool IsNormal(ReadOnlySpan<byte> value) =>
        value.IndexOf("\\ud"u8) < 0 && value.IndexOf("\\uD"u8) < 0 && System.Text.Unicode.Utf8.IsValid(value) && !MayHaveLayout(value);

    /// <summary>Whether a blank stands beside a byte of the structure. It may still be part of a text.</summary>
    private static bool MayHaveLayout(ReadOnlySpan<byte> value)
    {
        for (var i = 1; i < value.Length - 1; i++)
        {
            if (Blanks.Contains(value[i]) && (BesideLayout.Contains(value[i - 1]) || BesideLayout.Contains(value[i + 1])))
            {
                return true;
            }
        }

        return false;
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
