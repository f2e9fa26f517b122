using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Routing;

namespace Djrill.Net.Http;

/// <summary>Recognizes requests that can carry a batch of events.</summary>
internal static class BatchRequest
{
    /// <summary>
    /// Returns whether the request can carry a batch: by its verb, by a body, or because it was routed by another verb. A CORS
    /// preflight is routed by the verb that it asks for, and a middleware can override the verb after routing.
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
