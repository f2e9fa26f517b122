using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace Djrill.Net.Http;

/// <summary>Checks that the headers of a request announce a URL-encoded form in UTF-8.</summary>
internal static class RequestContentType
{
    private const string Form = "application/x-www-form-urlencoded";

    /// <summary>The accepted values of <c>charset</c>, all for UTF-8. A missing <c>charset</c> counts as empty.</summary>
    private static readonly HashSet<string> Utf8Names = new(StringComparer.OrdinalIgnoreCase)
    {
        "", "utf-8", "utf8", "utf_8", "unicode-1-1-utf-8", "csutf8",
    };

    // Some senders append ';' to the content type. The framework's parser does not accept a ';' at the end.
    public static bool IsForm(HttpRequest request) =>
        MediaTypeHeaderValue.TryParse(request.ContentType?.TrimEnd(' ', '\t', ';'), out var type)
        && type.MediaType.Equals(Form, StringComparison.OrdinalIgnoreCase)
        && Utf8Names.Contains(type.Charset.ToString().Trim('"', '\'', ' ', '\t'))
        && request.Headers.ContentEncoding.All(IsIdentity);

    /// <summary>Returns whether a header contains no encoding other than 'identity'.</summary>
    private static bool IsIdentity(string? encodings) => (encodings ?? "")
        .Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
        .All(static encoding => encoding.Equals("identity", StringComparison.OrdinalIgnoreCase));
}
