using Microsoft.Extensions.Logging;
using static Microsoft.Extensions.Logging.LogLevel;

namespace Djrill.Net.Diagnostics;

/// <summary>The log messages. From requests, a message contains only counts, indexes, event types and idempotency keys.</summary>
internal static partial class Log
{
    /// <summary>The log category of all messages.</summary>
    public const string Category = "Djrill.Net";

    private const string ConsumedCure =
        "In the middleware that reads the body, call 'Request.EnableBuffering()' before reading and set 'Request.Body.Position = 0' "
        + "afterwards, or map the webhook before that middleware.";

    [LoggerMessage(1, Error, "The webhook is not configured, so it answers every request with 500: {Problems}")]
    public static partial void Unconfigured(this ILogger logger, Exception? exception, string problems);

    [LoggerMessage(2, Warning, "No signature key is configured, so the signature of Mandrill's posts is not checked. "
        + "Set 'WebhookSignatureKey' and 'WebhookUrl' once Mandrill shows the key.")]
    public static partial void SignaturesNotChecked(this ILogger logger);

    [LoggerMessage(3, Warning, "The scheme of '{Setting}' is 'http': everyone on the network path can read the secret and the events. "
        + "Use 'https', and correct the URL at Mandrill if it is 'http' there, too.")]
    public static partial void PlainHttp(this ILogger logger, string setting);

    [LoggerMessage(4, Warning, "Refused a request with {Status}: {Reason}")]
    public static partial void Refused(this ILogger logger, int status, string reason);

    [LoggerMessage(5, Debug, "Accepted a batch of {Count} events.")]
    public static partial void Accepted(this ILogger logger, int count);

    [LoggerMessage(6, Warning, "Skipped {Count} elements of the batch that are not readable JSON objects, at the indexes {Indexes}.")]
    public static partial void Skipped(this ILogger logger, int count, string indexes);

    [LoggerMessage(7, Error, "{Handler} failed on event {Index} of the batch, of type {EventType}.")]
    public static partial void HandlerFailed(this ILogger logger, Exception exception, string handler, int index, string eventType);

    [LoggerMessage(8, Error, "{Handler} failed on event {Index} of the batch, of type {EventType}, "
        + "after it had returned or exceeded 'HandlerTimeout'.")]
    public static partial void HandlerFailedLate(this ILogger logger, Exception exception, string handler, int index, string eventType);

    [LoggerMessage(9, Warning, "The time limit of the batch ended before {Count} deliveries. Mandrill will send the batch again. "
        + "'BatchBudget', 'HandlerTimeout' and 'ShutdownGrace' set the limit.")]
    public static partial void Unfinished(this ILogger logger, int count);

    [LoggerMessage(10, Warning, "'{Key}' is not a setting of Djrill.Net. Correct its name or remove it.")]
    public static partial void UnknownSetting(this ILogger logger, string key);

    [LoggerMessage(11, Warning, "{Handler} blocked a thread for {Milliseconds} ms on an event of type {EventType}, longer than "
        + "'HandlerTimeout'. Nothing can interrupt a subscriber: make it asynchronous, or use a handler.")]
    public static partial void SubscriberSlow(this ILogger logger, string handler, long milliseconds, string eventType);

    [LoggerMessage(12, Error, "Dead-lettered an event on which {Handler} failed {Attempts} times. Every dead-letter handler accepted it. "
        + "Its key is {Key}, its type {EventType}.")]
    public static partial void DeadLettered(this ILogger logger, string handler, int attempts, string key, string eventType);

    [LoggerMessage(13, Error,
        "{Handler} failed on the dead letter of event {Index} of the batch, of type {EventType}. Mandrill will send the "
        + "batch again.")]
    public static partial void DeadLetterHandlerFailed(this ILogger logger, Exception exception, string handler, int index,
        string eventType);

    [LoggerMessage(14, Information, "Skipped {Count} deliveries of a resent batch: their recipients have handled them.")]
    public static partial void AlreadyHandled(this ILogger logger, int count);

    [LoggerMessage(15, Critical,
        "A batch has failed {Posts} times since {Since:u}. {Handler} has not handled an event of type {EventType}, key {Key}. "
        + "Mandrill holds back later batches and disables the webhook after 20 retries. Fix the handler, or add an inbox or a "
        + "dead-letter handler.")]
    public static partial void BatchKeepsFailing(this ILogger logger, int posts, DateTimeOffset since, string handler, string eventType,
        string key);

    [LoggerMessage(16, Warning, "Refused a batch of {Count} events with 503: there is no subscriber and no handler. Subscribe to "
        + "'MandrillSignals.WebhookEvent', or add a handler with 'AddMandrillEventHandler'.")]
    public static partial void NoRecipient(this ILogger logger, int count);

    [LoggerMessage(17, Information,
        "There is no dead-letter handler. An event that always fails is answered with 500 until Mandrill disables the webhook. "
        + "Add an inbox with 'AddMandrillInbox', which keeps such events, or add an 'IMandrillDeadLetterHandler'.")]
    public static partial void NoDeadLetterHandler(this ILogger logger);

    [LoggerMessage(18, Warning,
        "Discarded the delivery state of {Count} events of failed batches before 24 hours had passed, because too many events failed. "
        + "Handlers may receive these events again.")]
    public static partial void FailedEventsDiscarded(this ILogger logger, int count);

    [LoggerMessage(19, Warning,
        "'ShutdownGrace' is {Grace}, not below the host's 'ShutdownTimeout' of {HostTimeout}. {Limited} is used instead.")]
    public static partial void ShutdownGraceLimited(this ILogger logger, TimeSpan grace, TimeSpan hostTimeout, TimeSpan limited);

    [LoggerMessage(20, Warning,
        "The handlers are too slow for the batch. This post made {Handled} deliveries and left {LeftOver}, too many for "
        + "Mandrill's retries. Add an inbox with 'AddMandrillInbox', or hand slow work to a queue.")]
    public static partial void BatchTooSlow(this ILogger logger, int handled, int leftOver);

    [LoggerMessage(21, Information,
        "Refused a batch of {Count} events with 503: the host is stopping. Mandrill will send the batch again.")]
    public static partial void Stopping(this ILogger logger, int count);

    [LoggerMessage(22, Error, "{Handler} failed {Count} more times in this post. Its first 10 failures were logged with their exceptions.")]
    public static partial void HandlerFailedMore(this ILogger logger, string handler, int count);

    [LoggerMessage(25, Error, "A change of the settings was refused, and the last valid settings stay in force: {Problems}")]
    public static partial void ChangeRefused(this ILogger logger, Exception? exception, string problems);

    [LoggerMessage(26, Information, "The settings are valid again and in force.")]
    public static partial void SettingsRestored(this ILogger logger);

    [LoggerMessage(27, Warning,
        "The path of '{Setting}' does not end in '{Route}'. Mandrill's posts do not reach the webhook unless a proxy "
        + "or a controller of your own serves that path. Correct the URL, 'RoutePrefix' or the pattern of 'MapMandrillWebhook'.")]
    public static partial void UrlOfAnotherPath(this ILogger logger, string setting, string route);

    [LoggerMessage(28, Warning,
        "The query of '{Setting}' does not contain the parameter '{Parameter}' exactly once with an accepted secret. Mandrill's posts "
        + "are refused with 403. Correct the URL here and at Mandrill, or the secret.")]
    public static partial void UrlWithoutSecret(this ILogger logger, string setting, string parameter);

    [LoggerMessage(29, Warning,
        "'RoutePrefix' is not in force: the route is '{Route}'. The setting takes effect at start only, needs 'AddDjrill', "
        + "and does not apply to 'MapMandrillWebhook'.")]
    public static partial void RoutePrefixNotInForce(this ILogger logger, string route);

    [LoggerMessage(30, Debug, "Refused an unauthenticated request with {Status}: {Reason}")]
    public static partial void RefusedUnauthenticated(this ILogger logger, int status, string reason);

    [LoggerMessage(31, Warning, "Refused {Count} requests within {Seconds} s without a separate Warning for each. By reason: {Reasons}.")]
    public static partial void RefusalsCounted(this ILogger logger, long count, long seconds, string reasons);

    [LoggerMessage(32, Warning,
        "The request body was read before it reached the webhook: 'Content-Length' announced {Announced} bytes, and {Left} was left. "
        + ConsumedCure)]
    public static partial void BodyConsumed(this ILogger logger, long announced, string left);

    [LoggerMessage(33, Warning,
        "The request body was read before it reached the webhook: it came without 'Content-Length', and {Left} was left. "
        + ConsumedCure)]
    public static partial void UnannouncedBodyConsumed(this ILogger logger, string left);

    [LoggerMessage(34, Warning,
        "'{Setting}' is configured but not read: 'AddDjrill' received a separate configuration, so signatures are not checked. "
        + "Add the setting to that configuration, or call 'AddDjrill' without a configuration.")]
    public static partial void UnreadSetting(this ILogger logger, string setting);

    [LoggerMessage(35, Warning,
        "Refused a request with 503: the bodies in flight have reserved {Reserved} of the {Budget} bytes of 'MemoryBudget', and "
        + "{Waiting} requests wait. Raise 'MemoryBudget' if more memory is available, or speed up the handlers.")]
    public static partial void Overloaded(this ILogger logger, long reserved, long budget, int waiting);
}
