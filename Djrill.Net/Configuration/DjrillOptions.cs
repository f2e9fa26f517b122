namespace Djrill.Net;

/// <summary>
/// Holds the settings of the host and of the webhook that <c>AddDjrill</c> adds.
/// </summary>
/// <remarks>
/// Each setting is read from the section <c>Djrill</c>, then from Djrill's flat name, then from code. A later source overrides an earlier
/// source. A blank value counts as missing. With invalid settings the application does not start. After the start, invalid changes and the
/// removal of the last signature key are refused. The last valid settings then stay in force.
/// </remarks>
public sealed class DjrillOptions : MandrillWebhookOptions
{
    /// <summary>The configuration section that contains the settings: <c>Djrill</c>.</summary>
    public const string SectionName = "Djrill";

    /// <summary>The section of the named webhooks inside <see cref="SectionName"/>: <c>Webhooks</c>.</summary>
    public const string WebhooksSectionName = "Webhooks";

    /// <summary>The section of the inbox, within the section of the host. See <see cref="MandrillInboxOptions"/>.</summary>
    internal const string InboxSectionName = "Inbox";

    /// <summary>The section of the inspector inside <see cref="SectionName"/>: <c>Inspector</c>.</summary>
    internal const string InspectorSectionName = "Inspector";

    /// <summary>The default of <see cref="MandrillWebhookOptions.RoutePrefix"/>: <c>djrill</c>.</summary>
    public const string DefaultRoutePrefix = "djrill";

    /// <summary>The default of <see cref="MaxDeliveryAttempts"/>: 5.</summary>
    public const int DefaultMaxDeliveryAttempts = 5;

    /// <summary>The default of <see cref="MaxWaiting"/>: 64.</summary>
    public const int DefaultMaxWaiting = 64;

    private static readonly long DefaultMemoryBudget = GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / 4;

    /// <summary>Initializes a new instance with the defaults.</summary>
    public DjrillOptions() => (RoutePrefix, SectionPath) = (DefaultRoutePrefix, SectionName);

    /// <summary>
    /// Gets or sets how many times a handler or a subscriber can fail on an event before the event becomes a dead letter.
    /// </summary>
    /// <value>
    /// At least 1. Default: 5. Mandrill sends a batch 21 times within 5 to 8 hours, so 5 attempts take 60 to 100 minutes.
    /// </value>
    /// <remarks>No event is dropped. If no dead-letter handler accepts the event, Mandrill is asked to resend the batch.</remarks>
    public int MaxDeliveryAttempts { get; set; } = DefaultMaxDeliveryAttempts;

    /// <summary>
    /// Gets or sets the time limit of a handler for one event. After the limit, the handler's token is cancelled and the call counts as
    /// failed. The delivery of the batch continues without waiting for the handler.
    /// </summary>
    /// <value>More than zero and at most 5 minutes. Default: 15 seconds. A hanging handler delays the answer by this time.</value>
    public TimeSpan HandlerTimeout { get; set; } = TimeSpan.FromSeconds(15);

    /// <summary>
    /// Gets or sets the time limit for the delivery of one batch. Events that are not delivered within the limit are delivered when
    /// Mandrill resends the batch.
    /// </summary>
    /// <value>More than zero and at most 10 minutes. Default: 45 seconds. Mandrill resends the batch after 15 to 25 minutes.</value>
    public TimeSpan BatchBudget { get; set; } = TimeSpan.FromSeconds(45);

    /// <summary>
    /// Gets or sets how long the delivery of a batch can continue after the host begins to stop. After this time the handlers' tokens are
    /// cancelled.
    /// </summary>
    /// <value>From zero to one hour, and less than <c>HostOptions.ShutdownTimeout</c>. Default: 5 seconds.</value>
    public TimeSpan ShutdownGrace { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>
    /// Gets or sets the memory budget for the request bodies that all webhooks process at the same time. A request that exceeds the budget
    /// waits unread.
    /// </summary>
    /// <value>
    /// A number of bytes, at least 1. Default: null, which means a quarter of <see cref="GCMemoryInfo.TotalAvailableMemoryBytes"/> at
    /// start.
    /// </value>
    /// <remarks>
    /// A request reserves its <c>Content-Length</c>, or <see cref="MandrillWebhookOptions.MaxRequestBodySize"/> if the header is missing.
    /// The reservation lasts from before the body is read until the events are delivered. An eighth of the budget is for bodies up to 64
    /// KiB, the rest for larger bodies. A body larger than its part of the budget is accepted only while that part is unused.
    /// </remarks>
    public long? MemoryBudget { get; set; }

    /// <summary>
    /// Gets or sets how long a request waits for room in <see cref="MemoryBudget"/>. After this time the request is answered with 503.
    /// </summary>
    /// <value>From zero to 10 minutes. Zero means that no request waits. Default: 30 seconds.</value>
    /// <remarks>On HTTP/2 and HTTP/3 no request waits, because an unread body would block the other requests of the connection.</remarks>
    public TimeSpan MemoryWait { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>
    /// Gets or sets how many requests can wait for room in <see cref="MemoryBudget"/> at the same time. Any further request is answered
    /// with 503 at once.
    /// </summary>
    /// <value>At least 0. Default: 64.</value>
    /// <remarks>Each waiting request uses one read buffer of the server. These buffers are not part of the budget.</remarks>
    public int MaxWaiting { get; set; } = DefaultMaxWaiting;

    /// <summary>
    /// Gets or sets the time limit for reading a body. One second is added for each 256 KiB that the request has reserved. A request that
    /// exceeds the limit is answered with 408.
    /// </summary>
    /// <value>More than zero and at most one hour. Default: 60 seconds.</value>
    /// <remarks>
    /// The time starts with the first read; the wait for memory does not count. While memory is short, a body slower than this rate is
    /// refused at once. Memory is short while other requests wait for memory, and for one minute after such a request was refused.
    /// </remarks>
    public TimeSpan BodyTimeout { get; set; } = TimeSpan.FromSeconds(60);

    /// <summary>Gets <see cref="MemoryBudget"/>, or its default.</summary>
    internal long MemoryBudgetInBytes => MemoryBudget ?? DefaultMemoryBudget;
}
