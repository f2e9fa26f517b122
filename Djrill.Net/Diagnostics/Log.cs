using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Djrill.Net.Diagnostics;

/// <summary>
/// Every message that the package logs. None holds what a stranger or Mandrill supplied, beyond counts, indexes and types.
/// </summary>
internal static partial class Log
{
    /// <summary>One category for all messages, so that one line of configuration sets their level.</summary>
    public const string Category = "Djrill.Net";

    private const string ConsumedCure = "Let the middleware that reads it call 'Request.EnableBuffering()' before and set 'Request.Body.Position = 0' after reading, "
        + "or map the webhook in front of it.";

    public static ILogger For(IServiceProvider services) => new SafeLogger(services.GetRequiredService<ILoggerFactory>().CreateLogger(Category));

    public static ILogger For(HttpContext context) => For(context.RequestServices);

    [LoggerMessage(1, LogLevel.Error, "The webhook serves nothing: {Problems}", EventName = nameof(Unconfigured))]
    public static partial void Unconfigured(this ILogger logger, string problems);

    [LoggerMessage(2, LogLevel.Warning, "No signature key is configured, so the signature of Mandrill's posts is not checked. "
        + "Set 'WebhookSignatureKey' and 'WebhookUrl' once Mandrill shows the key.", EventName = nameof(SignaturesNotChecked))]
    public static partial void SignaturesNotChecked(this ILogger logger);

    [LoggerMessage(3, LogLevel.Warning, "'{Setting}' is a plain http URL: whoever is on the way can read the secret and the events. "
        + "Use https.", EventName = nameof(PlainHttp))]
    public static partial void PlainHttp(this ILogger logger, string setting);

    [LoggerMessage(4, LogLevel.Warning, "Refused a request with {Status}: {Reason}", EventName = nameof(Refused))]
    public static partial void Refused(this ILogger logger, int status, string reason);

    [LoggerMessage(5, LogLevel.Debug, "Accepted a batch of {Count} events.", EventName = nameof(Accepted))]
    public static partial void Accepted(this ILogger logger, int count);

    [LoggerMessage(6, LogLevel.Warning, "Skipped {Count} elements of the batch that are no readable JSON objects, at the indexes {Indexes}.", EventName = nameof(Skipped))]
    public static partial void Skipped(this ILogger logger, int count, string indexes);

    [LoggerMessage(7, LogLevel.Error, "{Handler} failed on event {Index} of the batch, of type {EventType}.", EventName = nameof(HandlerFailed))]
    public static partial void HandlerFailed(this ILogger logger, Exception exception, string handler, int index, string eventType);

    [LoggerMessage(8, LogLevel.Error, "{Handler} failed on event {Index} of the batch, of type {EventType}, "
        + "after it had returned or was given up.", EventName = nameof(HandlerFailedLate))]
    public static partial void HandlerFailedLate(this ILogger logger, Exception exception, string handler, int index, string eventType);

    [LoggerMessage(9, LogLevel.Warning, "The request was interrupted, by the client, a time limit or the host's end, after {Delivered} of {Count} events; "
        + "Mandrill will send the batch again.", EventName = nameof(Aborted))]
    public static partial void Aborted(this ILogger logger, int delivered, int count);

    [LoggerMessage(10, LogLevel.Warning, "'{Key}' is no setting of Djrill.Net. Correct its name or remove it.", EventName = nameof(UnknownSetting))]
    public static partial void UnknownSetting(this ILogger logger, string key);

    [LoggerMessage(11, LogLevel.Warning, "{Handler} blocked a thread for {Milliseconds} ms on an event of type {EventType}, longer than "
        + "'HandlerTimeout'. Nothing can interrupt a subscriber; let it await, or use a handler.", EventName = nameof(SubscriberSlow))]
    public static partial void SubscriberSlow(this ILogger logger, string handler, long milliseconds, string eventType);

    [LoggerMessage(12, LogLevel.Critical, "Gave up an event: {Handler} failed on it {Attempts} times. Its key is {Key}, its type {EventType}.", EventName = nameof(Abandoned))]
    public static partial void Abandoned(this ILogger logger, Exception exception, string handler, int attempts, string key, string eventType);

    [LoggerMessage(13, LogLevel.Warning, "What was handled before cannot be looked up or remembered: the cache failed. The events of this batch "
        + "are delivered all the same, and may come twice.", EventName = nameof(LedgerFailed))]
    public static partial void LedgerFailed(this ILogger logger, Exception exception);

    [LoggerMessage(14, LogLevel.Debug, "Left out {Count} deliveries of the batch that had been made before.", EventName = nameof(AlreadyHandled))]
    public static partial void AlreadyHandled(this ILogger logger, int count);

    [LoggerMessage(30, LogLevel.Debug, "Refused an unauthenticated request with {Status}: {Reason}", EventName = nameof(RefusedUnauthenticated))]
    public static partial void RefusedUnauthenticated(this ILogger logger, int status, string reason);

    [LoggerMessage(31, LogLevel.Warning, "Refused {Count} requests within {Seconds} s without a Warning for each, by reason: {Reasons}.", EventName = nameof(RefusalsCounted))]
    public static partial void RefusalsCounted(this ILogger logger, long count, long seconds, string reasons);

    [LoggerMessage(32, LogLevel.Warning, "The request body was read before it reached the webhook: 'Content-Length' announced {Announced} bytes, and {Left} was left. "
        + ConsumedCure, EventName = nameof(BodyConsumed))]
    public static partial void BodyConsumed(this ILogger logger, long announced, string left);

    [LoggerMessage(33, LogLevel.Warning, "The request body was read before it reached the webhook: it came without 'Content-Length', and {Left} was left. "
        + ConsumedCure, EventName = nameof(UnannouncedBodyConsumed))]
    public static partial void UnannouncedBodyConsumed(this ILogger logger, string left);
}
