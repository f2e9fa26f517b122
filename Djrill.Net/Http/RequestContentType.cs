using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace Djrill.Net.Http;

/// <summary>Checks the content type of a request: it must be that of the form that Mandrill posts.</summary>
internal static class RequestContentType
{
    private const string Form = "application/x-www-form-urlencoded";

    /// <summary>The names of UTF-8 that senders use. A missing name means UTF-8, too.</summary>
    private static readonly HashSet<string> Utf8Names = new(StringComparer.OrdinalIgnoreCase)
    {
        "", "utf-8", "utf8", "utf_8", "unicode-1-1-utf-8", "csutf8",
    };

    // Some senders end the type with a separator, which the framework's parser refuses.
    public static bool IsForm(HttpRequest request) =>
        MediaTypeHeaderValue.TryParse(request.ContentType?.TrimEnd(' ', '\t', ';'), out var type)
        && type.MediaType.Equals(Form, StringComparison.OrdinalIgnoreCase)
        && Utf8Names.Contains(type.Charset.ToString().Trim('"', '\'', ' ', '\t'))
        && request.Headers.ContentEncoding.All(IsIdentity);

    /// <summary>Returns whether the encodings in a header change nothing.</summary>
    private static bool IsIdentity(string? encodings) => (encodings ?? "")
        .Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
        .All(static encoding => encoding.Equals("identity", StringComparison.OrdinalIgnoreCase));
}
