using Djrill.Net.Configuration;
using Djrill.Net.Diagnostics;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace Djrill.Net.Protocol;

/// <summary>One answer of the endpoint.</summary>
/// <param name="Status">Its status.</param>
/// <param name="Outcome">What metrics and spans call it.</param>
/// <param name="Text">One stable sentence; empty for success.</param>
internal sealed record Answer(int Status, string Outcome, string Text)
{
    /// <summary>The verbs named in the header 'Allow', where the answer has one.</summary>
    public string? Allow { get; init; }

    /// <summary>Whether it refuses a signature.</summary>
    public bool RefusesSignature { get; init; }

    public Task WriteAsync(HttpContext context)
    {
        var webhook = RequestWebhook.Of(context);
        Telemetry.Of(context.RequestServices, webhook.Name).Answered(Outcome, RefusesSignature);
        NoStore.Apply(context);
        var response = context.Response;
        response.StatusCode = Status;
        if (Allow is not null)
        {
            response.Headers.Allow = Allow;
        }

        if (Status == StatusCodes.Status200OK)
        {
            response.ContentLength = 0;
            return Task.CompletedTask;
        }

        if (Status < StatusCodes.Status500InternalServerError)
        {
            RefusalLog.Of(context.RequestServices, webhook.Name).Refused(Status, Outcome, Text, webhook.IsAuthenticated);
        }

        LeaveBodyUnread(context);
        response.ContentType = "text/plain; charset=utf-8";
        response.ContentLength = Text.Length;
        return response.WriteAsync(Text);
    }

    /// <summary>
    /// Keeps the server from reading on. By default Kestrel swallows what is left of a refused body, up to all of it,
    /// to use the connection again; a body over its limit makes it close the connection instead. The header tells the
    /// client, which would otherwise send its next request into the closing connection.
    /// </summary>
    private static void LeaveBodyUnread(HttpContext context)
    {
        var hasBody = context.Features.Get<IHttpRequestBodyDetectionFeature>() is not { CanHaveBody: false };
        if (!hasBody || context.Features.Get<IHttpMaxRequestBodySizeFeature>() is not { IsReadOnly: false } limit)
        {
            // There is nothing to leave unread, or its reading has begun.
            return;
        }

        limit.MaxRequestBodySize = 0;
        if (HttpProtocol.IsHttp11(context.Request.Protocol) || HttpProtocol.IsHttp10(context.Request.Protocol))
        {
            context.Response.Headers.Connection = "close";
        }
    }
}
