namespace Djrill.Net;

/// <summary>
/// Holds the settings of the host and of the webhook that <c>AddDjrill</c> adds.
/// </summary>
/// <remarks>
/// Each setting is read from the configuration section <c>Djrill</c>, then from the name that Djrill gave it, then from
/// code; the later source wins. A blank text counts as missing. A half-configured application does not start.
/// After the start an invalid change is refused, and so is one that would remove the last signature key. The last valid settings stay in
/// force.
/// </remarks>
public sealed class DjrillOptions : MandrillWebhookOptions
{
    /// <summary>The configuration section that holds the settings: <c>Djrill</c>.</summary>
    public const string SectionName = "Djrill";

    /// <summary>The section inside <see cref="SectionName"/> that holds a section for each named webhook: <c>Webhooks</c>.</summary>
    public const string WebhooksSectionName = "Webhooks";

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
    /// Gets or sets how many times a handler or a subscriber may fail on an event before the event is offered as a dead letter.
    /// </summary>
    /// <value>
    /// From 1. Default: 5. Mandrill sends a batch 21 times within 5 to 8 hours, so 5 attempts take 60 to 100 minutes.
    /// </value>
    /// <remarks>No event is dropped: without a dead letter handler that accepts it, Mandrill is asked to resend the batch.</remarks>
    public int MaxDeliveryAttempts { get; set; } = DefaultMaxDeliveryAttempts;

    /// <summary>
    /// Gets or sets the time limit of a handler for one event. When it is exceeded, the handler's token is cancelled, the
    /// call counts as failed, and the batch goes on without waiting for it.
    /// </summary>
    /// <value>More than zero and at most 5 minutes. Default: 15 seconds. A hanging handler delays the answer for that long,
    /// and Mandrill resends the batch after 15 minutes.</value>
    public TimeSpan HandlerTimeout { get; set; } = TimeSpan.FromSeconds(15);

    /// <summary>
    /// Gets or sets the time limit for the delivery of one batch. Events that are left over when it ends are delivered
    /// when Mandrill sends the batch again.
    /// </summary>
    /// <value>More than zero and at most 10 minutes. Default: 45 seconds. Mandrill sends the batch again after 15 to 25 minutes.</value>
    public TimeSpan BatchBudget { get; set; } = TimeSpan.FromSeconds(45);

    /// <summary>
    /// Gets or sets how long the delivery of a batch may go on after the host began to stop. Then the handlers' tokens
    /// are cancelled.
    /// </summary>
    /// <value>From zero to one hour. Default: 5 seconds. It must be less than <c>HostOptions.ShutdownTimeout</c>.</value>
    public TimeSpan ShutdownGrace { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>
    /// Gets or sets how many bytes the bodies in flight of all webhooks may hold at once. A request beyond it waits unread.
    /// </summary>
    /// <value>
    /// Bytes, from 1; or null for a quarter of the memory that .NET may use, <see cref="GCMemoryInfo.TotalAvailableMemoryBytes"/> at start.
    /// Default: null.
    /// </value>
    /// <remarks>
    /// A request reserves its <c>Content-Length</c>, or <see cref="MandrillWebhookOptions.MaxRequestBodySize"/> without one, from before its body is
    /// read until its events are delivered. An eighth of the budget is for bodies up to 64 KiB, the rest for larger ones. A body that is
    /// larger than its part is admitted when that part is unused.
    /// </remarks>
    public long? MemoryBudget { get; set; }

    /// <summary>
    /// Gets or sets how long a request waits for room in <see cref="MemoryBudget"/> before it is answered 503.
    /// </summary>
    /// <value>From zero, which means that no request waits, to 10 minutes. Default: 30 seconds.</value>
    /// <remarks>On HTTP/2 and HTTP/3 no request waits, because its unread body would block the other requests of the connection.</remarks>
    public TimeSpan MemoryWait { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>
    /// Gets or sets how many requests may wait for room in <see cref="MemoryBudget"/> at once. One more is answered 503 without waiting.
    /// </summary>
    /// <value>From 0. Default: 64.</value>
    /// <remarks>Each waiting request keeps a read buffer of the server, in addition to the budget.</remarks>
    public int MaxWaiting { get; set; } = DefaultMaxWaiting;

    /// <summary>
    /// Gets or sets the time limit for reading a body. One second is added for each 256 KiB that the request has reserved. A slower body
    /// is answered with 408.
    /// </summary>
    /// <value>More than zero and at most one hour. Default: 60 seconds.</value>
    /// <remarks>
    /// The time counts from the first read, not while the request waits for memory. While other requests wait for memory, or were refused
    /// within the last minute, a body below this rate is ended at once.
    /// </remarks>
    public TimeSpan BodyTimeout { get; set; } = TimeSpan.FromSeconds(60);

    /// <summary>Gets <see cref="MemoryBudget"/>, or its default.</summary>
    internal long MemoryBudgetInBytes => MemoryBudget ?? DefaultMemoryBudget;
}
