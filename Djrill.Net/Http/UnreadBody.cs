using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace Djrill.Net.Http;

/// <summary>
/// Keeps the server from reading the rest of a refused body. Kestrel reads it by default, to reuse the connection, but
/// closes the connection if the body exceeds its limit. The header <c>Connection: close</c> warns the client of that.
/// </summary>
internal static class UnreadBody
{
    public static void Leave(HttpContext context)
    {
        // Once the reading has begun, the limit is fixed.
        if (context.Features.Get<IHttpRequestBodyDetectionFeature>() is not { CanHaveBody: false }
            && context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
        {
            limit.MaxRequestBodySize = 0;
            CloseConnection(context);
        }
    }

    /// <summary>Closes the connection after the answer. On HTTP/2 and HTTP/3 the server ends the stream itself.</summary>
    public static void CloseConnection(HttpContext context)
    {
        if (HasOwnConnection(context))
        {
            context.Response.Headers.Connection = "close";
        }
    }

    /// <summary>Gets whether the request shares its connection with no other: HTTP/1.</summary>
    public static bool HasOwnConnection(HttpContext context) =>
        HttpProtocol.IsHttp11(context.Request.Protocol) || HttpProtocol.IsHttp10(context.Request.Protocol);
}
