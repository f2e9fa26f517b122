using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Routing;

namespace Djrill.Net.Http;

/// <summary>Recognizes requests that can carry a batch of events.</summary>
internal static class BatchRequest
{
    /// <summary>
    /// Returns whether the request can carry a batch of events. <c>HEAD</c>, <c>GET</c> and <c>OPTIONS</c> requests cannot, unless
    /// they have a body or were routed by another verb. Examples are CORS preflights, and verbs that a middleware has overridden.
    /// </summary>
    public static bool IsMatch(HttpContext context)
    {
        var method = context.Request.Method;
        var isSafe = HttpMethods.IsHead(method) || HttpMethods.IsGet(method) || HttpMethods.IsOptions(method);
        var routed = context.GetEndpoint()?.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods;
        return !isSafe
            || HasBody(context)
            || (routed is { Count: > 0 } && !routed.Contains(method, StringComparer.OrdinalIgnoreCase));
    }

    public static bool HasBody(HttpContext context) =>
        context.Request.ContentLength != 0
        && (context.Features.Get<IHttpRequestBodyDetectionFeature>()?.CanHaveBody
            ?? (context.Request.ContentLength > 0 || context.Request.Headers.TransferEncoding.Count > 0));
}
