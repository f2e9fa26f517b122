using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace Djrill.Net.Http;

/// <summary>
/// Prevents the server from reading the rest of a refused body. By default, Kestrel reads the rest to reuse the connection. If the
/// body exceeds the size limit, Kestrel closes the connection. The header <c>Connection: close</c> announces the close.
/// </summary>
internal static class UnreadBody
{
    public static void PreventRead(HttpContext context)
    {
        // The limit is read-only after the reading has begun.
        if (context.Features.Get<IHttpRequestBodyDetectionFeature>() is not { CanHaveBody: false }
            && context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
        {
            limit.MaxRequestBodySize = 0;
            CloseConnection(context);
        }
    }

    /// <summary>Closes an HTTP/1 connection after the answer. On HTTP/2 and HTTP/3, the server ends the stream.</summary>
    public static void CloseConnection(HttpContext context)
    {
        if (HasOwnConnection(context))
        {
            context.Response.Headers.Connection = "close";
        }
    }

    /// <summary>Gets whether the connection carries one request at a time, as in HTTP/1.</summary>
    public static bool HasOwnConnection(HttpContext context) =>
        HttpProtocol.IsHttp11(context.Request.Protocol) || HttpProtocol.IsHttp10(context.Request.Protocol);
}
