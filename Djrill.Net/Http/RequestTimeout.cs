using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Timeouts;

namespace Djrill.Net.Http;

/// <summary>The time limit that a policy of the application sets for a request, with <c>UseRequestTimeouts</c>.</summary>
internal static class RequestTimeout
{
    /// <summary>Gets the token that the policy cancels. Without a policy it is never cancelled.</summary>
    public static CancellationToken TokenOf(HttpContext context) =>
        context.Features.Get<IHttpRequestTimeoutFeature>()?.RequestTimeoutToken ?? CancellationToken.None;

    /// <summary>Gets whether the policy has ended the request. The <see cref="OperationCanceledException"/> is then passed on.</summary>
    public static bool HasEnded(HttpContext context) => TokenOf(context).IsCancellationRequested;
}
