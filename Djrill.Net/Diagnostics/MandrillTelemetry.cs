namespace Djrill.Net;

/// <summary>
/// Names what the package measures and traces: the instruments of its meter, its spans, and the attributes of both.
/// </summary>
/// <remarks>
/// The names follow OpenTelemetry's rules and are part of the contract. Attribute values come from fixed lists or from the
/// application's own code, never from a stranger or Mandrill.
/// </remarks>
public static class MandrillTelemetry
{
    /// <summary>The name of the meter, for <c>AddMeter</c>.</summary>
    public const string MeterName = "Djrill.Net";

    /// <summary>The name of the activity source, for <c>AddSource</c>.</summary>
    public const string ActivitySourceName = "Djrill.Net";

    /// <summary>The counter of the answered requests, by <see cref="OutcomeAttribute"/>.</summary>
    public const string Requests = "djrill.requests";

    /// <summary>The histogram of the sizes of the bodies that were read, in bytes.</summary>
    public const string RequestBodySize = "djrill.request.body.size";

    /// <summary>The histogram of the numbers of events in the batches.</summary>
    public const string BatchSize = "djrill.batch.size";

    /// <summary>The counter of the events that arrived, by <see cref="EventTypeAttribute"/>. Resent events count again.</summary>
    public const string Events = "djrill.events";

    /// <summary>The counter of the deliveries of resent batches that were skipped, because their recipients had handled them.</summary>
    public const string SkippedDeliveries = "djrill.deliveries.skipped";

    /// <summary>
    /// The counter of the events that were dead-lettered, once for each recipient that failed, by
    /// <see cref="HandlerAttribute"/> and <see cref="EventTypeAttribute"/>.
    /// </summary>
    public const string DeadLetters = "djrill.deliveries.dead_lettered";

    /// <summary>
    /// The counter of the failures of subscribers and handlers, by <see cref="HandlerAttribute"/>,
    /// <see cref="EventTypeAttribute"/> and <see cref="ErrorTypeAttribute"/>.
    /// </summary>
    public const string HandlerFailures = "djrill.handler.failures";

    /// <summary>
    /// The histogram of the times that calls of subscribers and handlers took, in seconds, by <see cref="HandlerAttribute"/>,
    /// <see cref="EventTypeAttribute"/> and, if the call failed, <see cref="ErrorTypeAttribute"/>.
    /// </summary>
    public const string HandlerDuration = "djrill.handler.duration";

    /// <summary>The number of bytes of <see cref="DjrillOptions.MemoryBudget"/> that requests in flight have reserved.</summary>
    public const string ReservedMemory = "djrill.memory.reserved";

    /// <summary>The number of requests that wait unread for room in <see cref="DjrillOptions.MemoryBudget"/>.</summary>
    public const string WaitingRequests = "djrill.memory.waiting_requests";

    /// <summary>The span of the delivery of a batch, inside the request's.</summary>
    public const string BatchSpan = "djrill.batch";

    /// <summary>The span of a call of a subscriber or a handler with one event, inside the batch's.</summary>
    public const string HandlerSpan = "djrill.handler";

    /// <summary>How a request or a batch ended: one of a list, such as <c>accepted</c> or <c>wrong_signature</c>.</summary>
    public const string OutcomeAttribute = "djrill.outcome";

    /// <summary>The registered name of a webhook that <c>AddMandrillWebhook</c> adds. Absent for the default webhook.</summary>
    public const string WebhookAttribute = "djrill.webhook";

    /// <summary>The number of events in a batch.</summary>
    public const string BatchEventCountAttribute = "djrill.batch.event_count";

    /// <summary>An event's type if <see cref="Events.MandrillEventTypes"/> lists it, else <c>other</c>; <c>none</c> for an event without a type.</summary>
    public const string EventTypeAttribute = "djrill.event.type";

    /// <summary>An event's place in the batch, from 0.</summary>
    public const string EventIndexAttribute = "djrill.event.index";

    /// <summary>A handler's class or a subscriber's method, as in the log.</summary>
    public const string HandlerAttribute = "djrill.handler.name";

    /// <summary>The type of the exception, or the outcome of a batch that failed.</summary>
    public const string ErrorTypeAttribute = "error.type";
}
