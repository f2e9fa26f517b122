using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Djrill.Net.Sample;

/// <summary>A captured HTTP request: the request line, headers, a blank line, and the body. Lines end with CRLF or LF.</summary>
internal sealed partial class CapturedRequest
{
    private readonly string _place;
    private readonly Dictionary<string, string> _headers = new(StringComparer.OrdinalIgnoreCase);

    private CapturedRequest(string place, string target) => (_place, Target) = (place, target);

    /// <summary>Gets the target of the request line, such as <c>/djrill/webhook/?secret=…</c>.</summary>
    public string Target { get; }

    public ReadOnlyMemory<byte> Body { get; private set; }

    public string? Header(string name) => _headers.GetValueOrDefault(name);

    /// <summary>Parses a request. Returns null if the file does not begin with a request line.</summary>
    public static CapturedRequest? Parse(string path, ReadOnlyMemory<byte> content)
    {
        var rest = content[(content.Length - content.Span.TrimStart("\r\n"u8).Length)..];
        if (RequestLine().Match(TakeLine(ref rest) ?? "") is not { Success: true } line)
        {
            return null;
        }

        var request = new CapturedRequest($"'{path}'", line.Groups["target"].Value);
        request.ReadHeaders(rest);
        return request;
    }

    private void ReadHeaders(ReadOnlyMemory<byte> rest)
    {
        while (TakeLine(ref rest) is { } line)
        {
            if (line.Length == 0)
            {
                Body = FindBody(rest);
                return;
            }

            // Further values of a header, such as X-Forwarded-Host, follow the first.
            var (name, value) = line.Split(':', 2) is [var before, var after] ? (before.Trim(), after.Trim())
                : throw new ArgumentMistakeException(
                    $"{_place}: a line among the headers has no colon. Save the request as it was sent, one header per line.");
            _headers[name] = _headers.TryGetValue(name, out var first) ? $"{first}, {value}" : value;
        }

        throw new ArgumentMistakeException($"{_place}: there is no blank line between the headers and the body. Save the whole request.");
    }

    /// <summary>Cuts the line end that an editor has added.</summary>
    private ReadOnlyMemory<byte> FindBody(ReadOnlyMemory<byte> rest)
    {
        if (Header("Transfer-Encoding") is not null || Header("Content-Encoding") is not null)
        {
            throw new ArgumentMistakeException($"{_place}: the body is encoded ('Transfer-Encoding' or 'Content-Encoding'). "
                + "Save the decoded body, and remove that header.");
        }

        var trimmed = rest[..rest.Span.TrimEnd("\r\n"u8).Length];
        if (Header("Content-Length") is not { } text)
        {
            return trimmed;
        }

        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var length)
            && length <= rest.Length && length >= trimmed.Length
            ? rest[..length]
            : throw new ArgumentMistakeException($"{_place}: 'Content-Length' is '{text}', but the body has {trimmed.Length} bytes, "
                + "so it is not as it was sent. Save the request again. If only the header is wrong, remove it.");
    }

    private static string? TakeLine(ref ReadOnlyMemory<byte> rest)
    {
        if (rest.Span.IndexOf((byte)'\n') is not (var end and >= 0))
        {
            return null;
        }

        var line = Encoding.UTF8.GetString(rest.Span[..end]).TrimEnd('\r');
        rest = rest[(end + 1)..];
        return line;
    }

    [GeneratedRegex(@"^[A-Z]+ (?<target>\S+) HTTP/[0-9.]+$", RegexOptions.CultureInvariant)]
    private static partial Regex RequestLine();
}
