using Microsoft.Extensions.Logging;
using static Microsoft.Extensions.Logging.LogLevel;

namespace Djrill.Net.Diagnostics;

/// <summary>The log messages of the inspector.</summary>
internal static partial class InspectorLog
{
    [LoggerMessage(60, Warning, "The inspector is not served: no authorization policy is attached. Call 'RequireAuthorization' or "
        + "'AllowAnonymous' on 'MapMandrillInspector'.")]
    public static partial void InspectorNotServed(this ILogger logger);

    [LoggerMessage(61, Warning, "The inspector is served on the loopback address only, because no authorization policy is attached. A request "
        + "from elsewhere was refused.")]
    public static partial void InspectorLoopbackOnly(this ILogger logger);

    [LoggerMessage(62, Information, "{User} used the inspector: {Action} {Target}; {Count} affected.")]
    public static partial void InspectorAction(this ILogger logger, string user, string action, string target, long count);

    [LoggerMessage(64, Warning, "{User} used the inspector: {Action} {Target}, which failed ({ErrorType}). A part may be done.")]
    public static partial void InspectorActionFailed(this ILogger logger, string user, string action, string target, string errorType);

    [LoggerMessage(65, Error, "The inspector failed. The answer was 500.")]
    public static partial void InspectorFailed(this ILogger logger, Exception exception);

    [LoggerMessage(63, Error, "The inspector cannot use the database of the inbox. The answer was 503.")]
    public static partial void InspectorStoreFailed(this ILogger logger, Exception exception);
}
