namespace Djrill.Net;

/// <summary>
/// Contains the names of the instruments, the spans and the attributes of the package.
/// </summary>
/// <remarks>
/// The names follow OpenTelemetry's rules and are part of the public contract. Attribute values come from fixed lists or from the
/// application's code, never from a request.
/// </remarks>
public static class MandrillTelemetry
{
    /// <summary>The name of the meter, for <c>AddMeter</c>.</summary>
    public const string MeterName = "Djrill.Net";

    /// <summary>The name of the activity source, for <c>AddSource</c>.</summary>
    public const string ActivitySourceName = "Djrill.Net";

    /// <summary>The counter of answered requests, by <see cref="OutcomeAttribute"/>.</summary>
    public const string Requests = "djrill.requests";

    /// <summary>The histogram of request body sizes, in bytes.</summary>
    public const string RequestBodySize = "djrill.request.body.size";

    /// <summary>The histogram of the number of events in a batch.</summary>
    public const string BatchSize = "djrill.batch.size";

    /// <summary>The counter of received events, by <see cref="EventTypeAttribute"/>. Resent events count again.</summary>
    public const string Events = "djrill.events";

    /// <summary>
    /// The counter of skipped deliveries. When a batch is resent, a delivery is skipped if the recipient has already handled the event.
    /// </summary>
    public const string SkippedDeliveries = "djrill.deliveries.skipped";

    /// <summary>
    /// The counter of dead letters, by <see cref="HandlerAttribute"/> and <see cref="EventTypeAttribute"/>. An event counts once for each
    /// failed recipient.
    /// </summary>
    public const string DeadLetters = "djrill.deliveries.dead_lettered";

    /// <summary>
    /// The counter of failed calls of subscribers and handlers, by <see cref="HandlerAttribute"/>, <see cref="EventTypeAttribute"/> and
    /// <see cref="ErrorTypeAttribute"/>.
    /// </summary>
    public const string HandlerFailures = "djrill.handler.failures";

    /// <summary>
    /// The histogram of the duration of calls of subscribers and handlers, in seconds. By <see cref="HandlerAttribute"/>,
    /// <see cref="EventTypeAttribute"/> and, for a failed call, <see cref="ErrorTypeAttribute"/>.
    /// </summary>
    public const string HandlerDuration = "djrill.handler.duration";

    /// <summary>The number of reserved bytes of <see cref="DjrillOptions.MemoryBudget"/>.</summary>
    public const string ReservedMemory = "djrill.memory.reserved";

    /// <summary>The number of requests that wait unread for room in <see cref="DjrillOptions.MemoryBudget"/>.</summary>
    public const string WaitingRequests = "djrill.memory.waiting_requests";

    /// <summary>The counter of events that the inbox stored.</summary>
    public const string InboxStored = "djrill.inbox.stored";

    /// <summary>The counter of resent events that the inbox already had.</summary>
    public const string InboxDeduplicated = "djrill.inbox.deduplicated";

    /// <summary>The histogram of the time that storing a batch took, in seconds. Mandrill's request waits for it.</summary>
    public const string InboxStoreDuration = "djrill.inbox.store.duration";

    /// <summary>The counter of events that the inbox settled, by <see cref="OutcomeAttribute"/>.</summary>
    public const string InboxSettled = "djrill.inbox.settled";

    /// <summary>
    /// The counter of failed calls that the inbox retries, by <see cref="HandlerAttribute"/> and <see cref="EventTypeAttribute"/>.
    /// </summary>
    public const string InboxRetried = "djrill.inbox.retried";

    /// <summary>The number of events in the inbox that are not settled. Measured every 15 seconds.</summary>
    public const string InboxDepth = "djrill.inbox.depth";

    /// <summary>The age of the oldest due event in the inbox, in seconds. Measured every 15 seconds.</summary>
    public const string InboxOldestDue = "djrill.inbox.oldest_due.age";

    /// <summary>The span of the delivery of an event by the inbox. A child of the <see cref="BatchSpan"/> of its request.</summary>
    public const string InboxEventSpan = "djrill.inbox.event";

    /// <summary>The span of the delivery of a batch. A child of the request's span.</summary>
    public const string BatchSpan = "djrill.batch";

    /// <summary>The span of a call of a subscriber or a handler with one event. A child of <see cref="BatchSpan"/>.</summary>
    public const string HandlerSpan = "djrill.handler";

    /// <summary>The span of the explanation of a wrong signature. A child of the request's span.</summary>
    public const string SignatureSpan = "djrill.signature";

    /// <summary>The outcome of a request or a batch, such as <c>accepted</c> or <c>wrong_signature</c>.</summary>
    public const string OutcomeAttribute = "djrill.outcome";

    /// <summary>The registered name of a named webhook. Absent for the default webhook.</summary>
    public const string WebhookAttribute = "djrill.webhook";

    /// <summary>The number of events in a batch.</summary>
    public const string BatchEventCountAttribute = "djrill.batch.event_count";

    /// <summary>
    /// The type of an event. <c>other</c> if the type is not in <see cref="Events.MandrillEventTypes"/>, <c>none</c> if the event has no
    /// type.
    /// </summary>
    public const string EventTypeAttribute = "djrill.event.type";

    /// <summary>The index of an event in the batch, from 0.</summary>
    public const string EventIndexAttribute = "djrill.event.index";

    /// <summary>The class of a handler or the method of a subscriber, as in the log.</summary>
    public const string HandlerAttribute = "djrill.handler.name";

    /// <summary>
    /// The mistakes each of which alone explains a wrong signature, separated by commas: words of
    /// <see cref="MandrillSignatureMistakes"/>. <c>none</c> if no known mistake alone explains it,
    /// <c>unknown</c> if not all were tried.
    /// </summary>
    public const string SignatureMistakesAttribute = "djrill.signature.mistakes";

    /// <summary>The type of the exception, or the outcome of a failed batch.</summary>
    public const string ErrorTypeAttribute = "error.type";
}
