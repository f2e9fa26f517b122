using System.Buffers;
using System.Collections.ObjectModel;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;

namespace Djrill.Net.Events;

/// <summary>
/// Reads parts of an event as <see cref="JsonElement"/>s. The elements own their memory, and their strings can always be read.
/// </summary>
internal static class JsonElements
{
    private static readonly SearchValues<byte> StringsAndBlanks = SearchValues.Create("\" \t\r\n"u8);

    /// <summary>
    /// Reads the members of an object, or the elements of a list. PHP writes an object with the names 0, 1, 2 as a list, so list elements
    /// get their index as the name.
    /// </summary>
    /// <returns>The members. Empty if the value is absent, or is neither an object nor a list.</returns>
    public static IReadOnlyDictionary<string, JsonElement> ReadMembers(ReadOnlySpan<byte> value)
    {
        if (value.Length <= "[]".Length || value.At(0) is not ('{' or '['))
        {
            return ReadOnlyDictionary<string, JsonElement>.Empty;
        }

        var members = new Dictionary<string, JsonElement>();
        var reader = new Utf8JsonReader(Normalize(value));
        var copy = JsonElement.ParseValue(ref reader);
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

    /// <summary>Reads the elements of a list. PHP writes a list with missing indexes as an object whose names are numbers.</summary>
    /// <returns>The elements. Empty if the value is absent or not a list.</returns>
    public static IReadOnlyList<JsonElement> ReadElements(ReadOnlySpan<byte> value)
    {
        var members = ReadMembers(value);
        return value.At(0) == '[' || members.Keys.All(JsonLists.IsNumber) ? [.. members.Values] : [];
    }

    /// <summary>
    /// Copies JSON without white space between tokens. In strings, each lone surrogate and each sequence of invalid UTF-8 becomes U+FFFD.
    /// </summary>
    private static ReadOnlySpan<byte> Normalize(ReadOnlySpan<byte> json)
    {
        var copy = new ArrayBufferWriter<byte>(json.Length);
        while (json.IndexOfAny(StringsAndBlanks) is >= 0 and var start)
        {
            copy.Write(json[..start]);
            var end = json[start] == '"' ? json.SkipString(start) : start + 1;
            if (json[start] == '"')
            {
                WriteText(copy, json[start..end]);
            }

            json = json[end..];
        }

        copy.Write(json);
        return copy.WrittenSpan;
    }

    private static void WriteText(ArrayBufferWriter<byte> copy, ReadOnlySpan<byte> text)
    {
        // An escape such as \ud83d may be a lone surrogate.
        if (text.IndexOf("\\ud"u8) < 0 && text.IndexOf("\\uD"u8) < 0 && Utf8.IsValid(text))
        {
            copy.Write(text);
            return;
        }

        copy.Write("\""u8);
        copy.Write(JsonEncodedText.Encode(JsonText.Decode(text[1..^1]), JavaScriptEncoder.UnsafeRelaxedJsonEscaping).EncodedUtf8Bytes);
        copy.Write("\""u8);
    }
}
