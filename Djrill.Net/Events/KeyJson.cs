using System.Buffers;
using System.Text;
using Newtonsoft.Json;

namespace Djrill.Net.Events;

/// <summary>
/// Adds JSON to the digest of an event key in a canonical form. White space and different escapes of one character do not change the
/// digest.
/// </summary>
/// <remarks>
/// The canonical form is the output of Newtonsoft without indentation. If a name is repeated, the last value replaces the first.
/// </remarks>
internal readonly struct KeyJson(EventKey key, bool hasDecimals)
{
    /// <summary>
    /// The bytes of ASCII characters that Newtonsoft escapes, and the first bytes of U+0085, U+2028 and U+2029, which Newtonsoft escapes
    /// too.
    /// </summary>
    private static readonly SearchValues<byte> Escaped =
        SearchValues.Create([.. Enumerable.Range(0, 0x20).Select(static code => (byte)code), (byte)'"', (byte)'\\', 0xC2, 0xE2]);

    /// <summary>Adds one valid JSON value.</summary>
    public void Write(ReadOnlySpan<byte> utf8Json)
    {
        var start = utf8Json.SkipBlanks(0);
        switch (utf8Json.At(start))
        {
            case '{':
                WriteObject(utf8Json, start);
                break;
            case '[':
                WriteList(utf8Json, start);
                break;
            case '"':
                WriteText(utf8Json[1..^1]);
                break;
            case 't' or 'f' or 'n':
                key.Write(utf8Json);
                break;
            default:
                WriteNumber(utf8Json);
                break;
        }
    }

    private void WriteObject(ReadOnlySpan<byte> utf8Json, int start)
    {
        var places = new OrderedDictionary<string, JsonPiece>(StringComparer.Ordinal);
        var members = new JsonItems(utf8Json, start);
        while (members.MoveNext())
        {
            places[JsonText.Decode(members.Name)] = members.ValuePlace;
        }

        key.Write("{"u8);
        var separator = string.Empty;
        foreach (var (name, place) in places)
        {
            key.Write(Encoding.UTF8.GetBytes($"{separator}{JsonConvert.ToString(name)}:"));
            Write(place.Of(utf8Json));
            separator = ",";
        }

        key.Write("}"u8);
    }

    private void WriteList(ReadOnlySpan<byte> utf8Json, int start)
    {
        key.Write("["u8);
        var items = new JsonItems(utf8Json, start);
        for (var isFirst = true; items.MoveNext(); isFirst = false)
        {
            key.Write(isFirst ? default : ","u8);
            Write(items.Value);
        }

        key.Write("]"u8);
    }

    private void WriteText(ReadOnlySpan<byte> text)
    {
        Span<byte> buffer = stackalloc byte[512];
        key.Write("\""u8);
        for (var position = 0; position < text.Length;)
        {
            var chunk = JsonText.ReadChunk(text, ref position, buffer);
            key.Write(chunk.ContainsAny(Escaped)
                ? Encoding.UTF8.GetBytes(JsonConvert.ToString(Encoding.UTF8.GetString(chunk))[1..^1])
                : chunk);
        }

        key.Write("\""u8);
    }

    private void WriteNumber(ReadOnlySpan<byte> number)
    {
        var value = JsonNumber.Read(number, hasDecimals);
        var text = JsonConvert.ToString(value);
        key.Write(Encoding.ASCII.GetBytes(value is double.PositiveInfinity or double.NegativeInfinity ? $"\"{text}\"" : text));
    }
}
