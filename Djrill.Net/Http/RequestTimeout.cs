using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Timeouts;

namespace Djrill.Net.Http;

/// <summary>The time limit that a policy of the application sets for a request, with <c>UseRequestTimeouts</c>.</summary>
internal static class RequestTimeout
{
    /// <summary>Gets the token that the policy cancels; one that is never cancelled where there is no policy.</summary>
    public static CancellationToken TokenOf(HttpContext context) =>
        context.Features.Get<IHttpRequestTimeoutFeature>()?.RequestTimeoutToken ?? CancellationToken.None;

    /// <summary>Whether the policy ended the request. An <see cref="OperationCanceledException"/> then lets the application answer.</summary>
    public static bool HasEnded(HttpContext context) => TokenOf(context).IsCancellationRequested;
}
