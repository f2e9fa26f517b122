using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace Djrill.Net.Http;

/// <summary>
/// Keeps the server from reading the rest of a refused body. By default Kestrel reads all of it, to use the connection again.
/// Where the body exceeds the server's limit, Kestrel closes the connection instead. The header <c>Connection: close</c> tells
/// the client, which would otherwise send its next request into the closing connection.
/// </summary>
internal static class UnreadBody
{
    public static void Leave(HttpContext context)
    {
        var hasBody = context.Features.Get<IHttpRequestBodyDetectionFeature>() is not { CanHaveBody: false };
        if (!hasBody || context.Features.Get<IHttpMaxRequestBodySizeFeature>() is not { IsReadOnly: false } limit)
        {
            // There is nothing to leave unread, or its reading has begun.
            return;
        }

        limit.MaxRequestBodySize = 0;
        CloseConnection(context);
    }

    /// <summary>Closes the connection behind the answer. What was begun on HTTP/2 and HTTP/3 is ended by the server alone.</summary>
    public static void CloseConnection(HttpContext context)
    {
        if (HttpProtocol.IsHttp11(context.Request.Protocol) || HttpProtocol.IsHttp10(context.Request.Protocol))
        {
            context.Response.Headers.Connection = "close";
        }
    }
}
