using System.Text;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace Djrill.Net.Inspector;

/// <summary>An answer of the inspector. Its content is complete before the first byte is written.</summary>
internal sealed class InspectorAnswer
{
    public int Status { get; init; } = StatusCodes.Status200OK;

    public string ContentType { get; init; } = "text/plain; charset=utf-8";

    public ReadOnlyMemory<byte> Content { get; init; }

    /// <summary>Gets the URL of a redirect, or null.</summary>
    public string? Location { get; init; }

    /// <summary>Gets the name of the downloaded file, or null for a page.</summary>
    public string? FileName { get; init; }

    /// <summary>Gets the policy of the content, or null for the policy of the pages.</summary>
    public string? ContentSecurityPolicy { get; init; }

    /// <summary>Gets the value of 'Cache-Control'.</summary>
    public string CacheControl { get; init; } = "no-store";

    /// <summary>Gets what writes an answer that does not end, or null.</summary>
    public Func<HttpContext, Task>? Stream { get; init; }

    public static InspectorAnswer Page(InspectorRequest request, string title, IHtmlContent content, int status = StatusCodes.Status200OK)
    {
        using var writer = new StringWriter();
        Layout.Page(request, title, content).WriteTo(writer, request.Host.Protection.Encoder);
        var text = SettingsRedaction.Redact(request, writer.ToString());
        return new() { Status = status, ContentType = "text/html; charset=utf-8", Content = Encoding.UTF8.GetBytes(text) };
    }

    public static InspectorAnswer Text(int status, string text) => new() { Status = status, Content = Encoding.UTF8.GetBytes(text + "\n") };

    public static InspectorAnswer NotFound(InspectorRequest request, string sentence) =>
        Page(request, "Not found", Html.Of($"<p>{sentence}</p>"), StatusCodes.Status404NotFound);

    public static InspectorAnswer BadRequest(InspectorRequest request, string sentence) =>
        Page(request, "Bad request", Html.Of($"<p class=\"error\">{sentence}</p>"), StatusCodes.Status400BadRequest);

    /// <summary>Answers a post with the page that shows its effect.</summary>
    public static InspectorAnswer SeeOther(string url) => new() { Status = StatusCodes.Status303SeeOther, Location = url };

    /// <summary>Offers a file for download. A browser never shows it.</summary>
    public static InspectorAnswer File(ReadOnlyMemory<byte> content, string contentType, string fileName) =>
        new() { Content = content, ContentType = contentType, FileName = fileName };

    public async Task WriteAsync(HttpContext context, InspectorProtection protection)
    {
        var response = context.Response;
        response.StatusCode = Status;
        SecurityHeaders.Set(response.Headers, CacheControl);
        if (protection.HasPolicy)
        {
            response.Headers.ContentSecurityPolicy = ContentSecurityPolicy ?? SecurityHeaders.PagePolicy;
        }

        if (Location is not null)
        {
            response.Headers.Location = Location;
            return;
        }

        response.ContentType = ContentType;
        if (FileName is not null)
        {
            var disposition = new ContentDispositionHeaderValue("attachment");
            disposition.SetHttpFileName(FileName);
            response.Headers.ContentDisposition = disposition.ToString();
        }

        if (Stream is not null && !HttpMethods.IsHead(context.Request.Method))
        {
            await Stream(context);
            return;
        }

        response.ContentLength = Content.Length;
        if (!HttpMethods.IsHead(context.Request.Method))
        {
            await response.Body.WriteAsync(Content, context.RequestAborted);
        }
    }
}
