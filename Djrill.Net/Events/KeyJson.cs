using System.Buffers;
using System.Globalization;
using System.Text;
using Newtonsoft.Json;

namespace Djrill.Net.Events;

/// <summary>
/// Writes valid JSON into a key as Newtonsoft writes a tree of it: without blanks, escapes in one form only, of a repeated name
/// the last value in the place of the first.
/// </summary>
internal readonly struct KeyJson(EventKey key, bool hasDecimals)
{
    /// <summary>What Newtonsoft escapes, and the first bytes of U+0085, U+2028 and U+2029, which it escapes too.</summary>
    private static readonly SearchValues<byte> Escaped = SearchValues.Create([.. Enumerable.Range(0, 0x20).Select(static code => (byte)code), (byte)'"', (byte)'\\', 0xC2, 0xE2]);

    /// <summary>Writes one value.</summary>
    public void Write(ReadOnlySpan<byte> utf8Json)
    {
        var start = JsonScanner.SkipBlanks(utf8Json, 0);
        switch (JsonScanner.At(utf8Json, start))
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
        var places = new OrderedDictionary<string, Range>(StringComparer.Ordinal);
        var members = new JsonMembers(utf8Json, start, JsonScanner.MaxDepth);
        while (members.MoveNext())
        {
            places[JsonText.Decode(members.Name)] = members.ValuePlace;
        }

        key.Write("{"u8);
        var isFirst = true;
        foreach (var (name, value) in places)
        {
            key.Write(isFirst ? "\""u8 : ",\""u8);
            isFirst = false;
            WriteEscaped(Encoding.UTF8.GetBytes(name));
            key.Write("\":"u8);
            Write(utf8Json[value]);
        }

        key.Write("}"u8);
    }

    private void WriteList(ReadOnlySpan<byte> utf8Json, int start)
    {
        key.Write("["u8);
        var items = new JsonItems(utf8Json, start, JsonScanner.MaxDepth);
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
            WriteEscaped(JsonText.ReadChunk(text, ref position, buffer));
        }

        key.Write("\""u8);
    }

    /// <summary>Writes bytes of a text, no character of which is cut.</summary>
    private void WriteEscaped(ReadOnlySpan<byte> text)
    {
        while (text.IndexOfAny(Escaped) is >= 0 and var place)
        {
            key.Write(text[..place]);
            text = text[place..];
            Rune.DecodeFromUtf8(text, out var rune, out var length);
            key.Write(text[0] switch
            {
                (byte)'"' => "\\\""u8,
                (byte)'\\' => "\\\\"u8,
                (byte)'\b' => "\\b"u8,
                (byte)'\f' => "\\f"u8,
                (byte)'\n' => "\\n"u8,
                (byte)'\r' => "\\r"u8,
                (byte)'\t' => "\\t"u8,
                _ when rune.Value is < 0x20 or 0x85 or 0x2028 or 0x2029 => Encoding.ASCII.GetBytes($"\\u{rune.Value:x4}"),
                _ => text[..length],
            });
            text = text[length..];
        }

        key.Write(text);
    }

    private void WriteNumber(ReadOnlySpan<byte> number) => key.Write(Encoding.ASCII.GetBytes(JsonNumber.Read(number, hasDecimals) switch
    {
        decimal fraction => JsonConvert.ToString(fraction),
        double fraction when !double.IsFinite(fraction) => $"\"{fraction.ToString(CultureInfo.InvariantCulture)}\"",
        double fraction => JsonConvert.ToString(fraction),
        var whole => ((IFormattable)whole).ToString(null, CultureInfo.InvariantCulture),
    }));
}
