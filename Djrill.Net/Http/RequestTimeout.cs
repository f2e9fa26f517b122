using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Timeouts;

namespace Djrill.Net.Http;

/// <summary>The time limit that the application sets for a request with <c>UseRequestTimeouts</c>.</summary>
internal static class RequestTimeout
{
    /// <summary>Gets the token that is cancelled at the time limit. Without a time limit, the token is never cancelled.</summary>
    public static CancellationToken TokenOf(HttpContext context) =>
        context.Features.Get<IHttpRequestTimeoutFeature>()?.RequestTimeoutToken ?? CancellationToken.None;

    /// <summary>Gets whether the time limit has expired. If so, callers rethrow the <see cref="OperationCanceledException"/>.</summary>
    public static bool HasExpired(HttpContext context) => TokenOf(context).IsCancellationRequested;
}
