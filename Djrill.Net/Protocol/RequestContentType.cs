using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace Djrill.Net.Protocol;

/// <summary>Tells whether a request's body is the form that Mandrill posts.</summary>
internal static class RequestContentType
{
    private const string Form = "application/x-www-form-urlencoded";

    public static bool IsForm(HttpRequest request) =>
        MediaTypeHeaderValue.TryParse(request.ContentType, out var type)
        && type.MediaType.Equals(Form, StringComparison.OrdinalIgnoreCase)
        && IsUtf8(type)
        && request.Headers.ContentEncoding.Count == 0;

    private static bool IsUtf8(MediaTypeHeaderValue type) =>
        !type.Charset.HasValue
        || HeaderUtilities.RemoveQuotes(type.Charset).Equals("utf-8", StringComparison.OrdinalIgnoreCase);
}
