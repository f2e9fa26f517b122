using System.Globalization;
using System.Text;

namespace Djrill.Net.Testing;

/// <summary>Writes the source of a sample email.</summary>
internal static class SampleMime
{
    // A rune takes at most 4 bytes, and an encoded-word holds at most 45 bytes (RFC 2047).
    private const int EncodedWordRunes = 11;

    /// <summary>Writes headers and parts, with line feeds as Mandrill sends them.</summary>
    public static string Write(MandrillSampleEmail email, IEnumerable<KeyValuePair<string, string>> headers, string boundary)
    {
        var source = new StringBuilder();
        foreach (var (name, value) in headers)
        {
            Line(source, $"{name}: {value}");
        }

        // The two forms of the text are alternatives, or a reader would take the HTML for an attachment.
        // The outer boundary must not be the start of the inner one (RFC 2046, 5.1.1).
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

    /// <summary>Appends the line feed that Mandrill appends.</summary>
    public static string EndLine(string text) => text.EndsWith('\n') ? text : text + "\n";

    /// <summary>Replaces each line break by a space, because a line break would begin another header.</summary>
    public static string OneLine(string text) => text.ReplaceLineEndings(" ");

    /// <summary>Encodes a text for a header: as it is in ASCII, else as encoded-words.</summary>
    public static string HeaderText(string text)
    {
        var line = OneLine(text);
        if (Ascii.IsValid(line))
        {
            return line;
        }

        return string.Join(' ', line.EnumerateRunes().Chunk(EncodedWordRunes).Select(static runes => EncodedWord(string.Concat(runes))));
    }

    /// <summary>Formats an address with its name for a header.</summary>
    public static string Address(string email, string? name) => name switch
    {
        null => email,
        _ when Ascii.IsValid(name) => $"\"{name.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}\" <{email}>",
        _ => $"{HeaderText(name)} <{email}>",
    };

    /// <summary>Formats a time for the header <c>Date</c>.</summary>
    public static string Date(DateTimeOffset time) => time.ToUniversalTime().ToString("ddd, dd MMM yyyy HH:mm:ss +0000", CultureInfo.InvariantCulture);

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
