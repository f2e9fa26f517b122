namespace Djrill.Net;

/// <summary>
/// Holds the settings of the host and of the webhook that <c>AddDjrill</c> adds.
/// </summary>
/// <remarks>
/// Each setting is read from the configuration section <c>Djrill</c>, then from the name that Djrill gave it, then from
/// code; the later source wins. A blank text counts as missing. A half-configured application does not start.
/// After the start a change that is not valid, or that would remove the last signature key, is refused: the last valid
/// settings stay in force.
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

    /// <summary>Initializes a new instance with the defaults.</summary>
    public DjrillOptions() => (RoutePrefix, SectionPath) = (DefaultRoutePrefix, SectionName);

    /// <summary>
    /// Gets or sets how many times a handler or a subscriber may fail on an event before the event is offered as a dead letter.
    /// </summary>
    /// <value>
    /// From 1. Default: 5. Mandrill sends a batch 21 times within 5 to 8 hours, so 5 attempts take 60 to 100 minutes.
    /// </value>
    /// <remarks>No event is dropped: while nobody takes the dead letter, Mandrill is asked to send the batch again.</remarks>
    public int MaxDeliveryAttempts { get; set; } = DefaultMaxDeliveryAttempts;

    /// <summary>
    /// Gets or sets the time limit of a handler for one event. When it is exceeded, the handler's token is cancelled, the
    /// call counts as failed, and the batch goes on without waiting for it.
    /// </summary>
    /// <value>More than zero and at most 5 minutes. Default: 15 seconds. A hanging handler holds the post for that long, and Mandrill sends the
    /// batch again after 15 minutes.</value>
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
}
