using System.Globalization;
using System.Text;

namespace Djrill.Net.Testing;

/// <summary>Writes a sample email in MIME format.</summary>
internal static class SampleMime
{
    // A rune has at most 4 bytes in UTF-8, and an encoded-word can contain at most 45 bytes (RFC 2047).
    private const int EncodedWordRunes = 11;

    /// <summary>Writes the headers and the parts. Lines end with a line feed, as in Mandrill's events.</summary>
    public static string Write(MandrillSampleEmail email, IEnumerable<KeyValuePair<string, string>> headers, string boundary)
    {
        var source = new StringBuilder();
        foreach (var (name, value) in headers)
        {
            Line(source, $"{name}: {value}");
        }

        // Without multipart/alternative, an email client would show the HTML as an attachment.
        // The inner boundary must not begin with the outer boundary (RFC 2046, 5.1.1).
        var alternative = $"text-{boundary}";
        Line(source, $"\n--{boundary}\nContent-Type: multipart/alternative; boundary=\"{alternative}\"\n");
        WriteText(source, alternative, "text/plain", email.Text);
        WriteText(source, alternative, "text/html", email.Html);
        Line(source, $"--{alternative}--");
        foreach (var attachment in email.Attachments)
        {
            WritePart(source, boundary, attachment.Type, attachment.Name, attachment.Content);
        }

        return Line(source, $"--{boundary}--").ToString();
    }

    /// <summary>Appends a line feed if the last line has none, as Mandrill does.</summary>
    public static string EndLine(string text) => text.EndsWith('\n') ? text : text + "\n";

    /// <summary>Replaces each line break with a space, because a line break would end the header.</summary>
    public static string OneLine(string text) => text.ReplaceLineEndings(" ");

    /// <summary>Encodes a header value. ASCII is unchanged; any other string becomes encoded-words.</summary>
    public static string HeaderText(string text)
    {
        var line = OneLine(text);
        if (Ascii.IsValid(line))
        {
            return line;
        }

        return string.Join(' ', line.EnumerateRunes().Chunk(EncodedWordRunes).Select(static runes => EncodedWord(string.Concat(runes))));
    }

    /// <summary>Formats an address and an optional name for a header.</summary>
    public static string Address(string email, string? name) => name switch
    {
        null => email,
        _ when Ascii.IsValid(name) =>
            $"\"{name.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}\" <{email}>",
        _ => $"{HeaderText(name)} <{email}>",
    };

    /// <summary>Formats the value of the header <c>Date</c>.</summary>
    public static string Date(DateTimeOffset time) =>
        time.ToUniversalTime().ToString("ddd, dd MMM yyyy HH:mm:ss +0000", CultureInfo.InvariantCulture);

    private static string EncodedWord(string text) => $"=?utf-8?B?{Convert.ToBase64String(Encoding.UTF8.GetBytes(text))}?=";

    private static void WriteText(StringBuilder source, string boundary, string type, string? text)
    {
        if (text is not null)
        {
            WritePart(source, boundary, $"{type}; charset=utf-8", null, Encoding.UTF8.GetBytes(EndLine(text)));
        }
    }

    private static void WritePart(StringBuilder source, string boundary, string type, string? name, byte[] content)
    {
        Line(source, $"--{boundary}");
        Line(source, $"Content-Type: {OneLine(type)}");
        Line(source, "Content-Transfer-Encoding: base64");
        if (name is not null)
        {
            Line(source, $"Content-Disposition: attachment; filename*=utf-8''{Uri.EscapeDataString(name)}");
        }

        Line(source, "");
        Line(source, Convert.ToBase64String(content, Base64FormattingOptions.InsertLineBreaks).ReplaceLineEndings("\n"));
    }

    private static StringBuilder Line(StringBuilder source, string line) => source.Append(line).Append('\n');
}
