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

    [LoggerMessage(7, LogLevel.Error, "Subscriber {Subscriber} failed on event {Index} of the batch, of type {EventType}.", EventName = nameof(SubscriberFailed))]
    public static partial void SubscriberFailed(this ILogger logger, Exception exception, string subscriber, int index, string eventType);

    [LoggerMessage(8, LogLevel.Error, "Subscriber {Subscriber} failed on event {Index} of the batch, of type {EventType}, "
        + "after it had returned: it left work running that nobody awaited.", EventName = nameof(SubscriberFailedLate))]
    public static partial void SubscriberFailedLate(this ILogger logger, Exception exception, string subscriber, int index, string eventType);

    [LoggerMessage(9, LogLevel.Warning, "The request was aborted, by the client or a time limit, after {Delivered} of {Count} events; "
        + "Mandrill will send the batch again.", EventName = nameof(Aborted))]
    public static partial void Aborted(this ILogger logger, int delivered, int count);

    [LoggerMessage(10, LogLevel.Warning, "'{Key}' is no setting of Djrill.Net. Correct its name or remove it.", EventName = nameof(UnknownSetting))]
    public static partial void UnknownSetting(this ILogger logger, string key);
}
