namespace Djrill.Net;

/// <summary>
/// Holds the settings of the webhook receiver.
/// </summary>
/// <remarks>
/// Each setting is read from the configuration section <c>Djrill</c>, then from the name that Djrill gave it, then from
/// code; the later source wins. A blank text counts as missing. A half-configured application does not start.
/// After the start a change that is not valid, or that would remove the last signature key, is refused: the last valid
/// settings stay in force.
/// </remarks>
public sealed class DjrillOptions
{
    /// <summary>The configuration section that holds the settings: <c>Djrill</c>.</summary>
    public const string SectionName = "Djrill";

    /// <summary>The default of <see cref="WebhookSecretName"/>: <c>secret</c>.</summary>
    public const string DefaultWebhookSecretName = "secret";

    /// <summary>The default of <see cref="RoutePrefix"/>: <c>djrill</c>.</summary>
    public const string DefaultRoutePrefix = "djrill";

    /// <summary>The default of <see cref="MaxRequestBodySize"/>, in bytes: 128 MiB.</summary>
    public const long DefaultMaxRequestBodySize = 128L * 1024 * 1024;

    /// <summary>The default of <see cref="MaxDeliveryAttempts"/>: 5.</summary>
    public const int DefaultMaxDeliveryAttempts = 5;

    /// <summary>
    /// Gets or sets the random secret that the webhook's URL carries in its query string
    /// (<c>DJRILL_WEBHOOK_SECRET</c>).
    /// </summary>
    /// <value>At least 16 characters. Default: none, and nothing is served without it.</value>
    public string? WebhookSecret { get; set; }

    /// <summary>
    /// Gets or sets the name of the query parameter that carries the secret (<c>DJRILL_WEBHOOK_SECRET_NAME</c>).
    /// </summary>
    /// <value>Matched case-sensitively. Default: <c>secret</c>; blank means the default.</value>
    public string WebhookSecretName { get; set; } = DefaultWebhookSecretName;

    /// <summary>
    /// Gets or sets the signature key that Mandrill shows for the webhook (<c>DJRILL_WEBHOOK_SIGNATURE_KEY</c>).
    /// </summary>
    /// <value>
    /// The key's text as shown; it is not the API key. Default: none. Without any key signatures are not checked, and a
    /// warning is logged at start. The key and <see cref="WebhookUrl"/> are required together.
    /// </value>
    public string? WebhookSignatureKey { get; set; }

    /// <summary>
    /// Gets or sets the webhook's URL exactly as entered at Mandrill, query string included
    /// (<c>DJRILL_WEBHOOK_URL</c>).
    /// </summary>
    /// <value>An absolute http or https URL. Default: none. The URL and the key are required together.</value>
    /// <remarks>Mandrill signs this text, so it is used to the letter: a trailing slash or a default port matters.</remarks>
    public string? WebhookUrl { get; set; }

    /// <summary>
    /// Gets or sets whether a signature key is required. Set it where posts must never be accepted unsigned, also if the
    /// key is missing from the configuration.
    /// </summary>
    /// <value>
    /// With <c>true</c> an application without a signature key does not start. Default: <c>false</c>; the secret alone is
    /// then a valid set-up, with a warning at start.
    /// </value>
    public bool RequireSignature { get; set; }

    /// <summary>
    /// Gets the further secrets that are accepted beside <see cref="WebhookSecret"/>, for a change of secret without a gap.
    /// </summary>
    /// <value>At least 16 characters each; blank entries are ignored. Default: empty.</value>
    public IList<string> AdditionalSecrets { get; } = [];

    /// <summary>
    /// Gets the further pairs of URL and signature key that are accepted: other webhooks and inbound routes that post
    /// here, and old keys.
    /// </summary>
    /// <value>Each with both halves. Default: empty.</value>
    public IList<DjrillSignatureOptions> AdditionalSignatures { get; } = [];

    /// <summary>
    /// Gets or sets the path in front of <c>/webhook</c>. Takes effect at start only, and needs <c>AddDjrill</c>.
    /// </summary>
    /// <value>
    /// Any number of segments of letters, digits, <c>-</c>, <c>_</c> and <c>.</c>; leading and trailing slashes are
    /// forgiven, and <c>/</c> alone means no prefix.
    /// Default: <c>djrill</c>; blank means the default.
    /// </value>
    public string RoutePrefix { get; set; } = DefaultRoutePrefix;

    /// <summary>
    /// Gets or sets the largest request body that is read, in bytes; a larger one is answered with 413. It replaces,
    /// for this endpoint alone, the server's body limit and every limit of <c>FormOptions</c>.
    /// </summary>
    /// <value>From 1 to 2,147,483,591, the longest array of .NET. Default: 134,217,728 (128 MiB).</value>
    public long MaxRequestBodySize { get; set; } = DefaultMaxRequestBodySize;

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

    /// <summary>
    /// Gets the sentences about configured values that could not be read as their setting's type. The validator reports
    /// them together with all other problems, where the configuration binder would stop at the first.
    /// </summary>
    internal IList<string> Unreadable { get; } = [];

    /// <summary>Gets or sets the path of the section that was read, for sentences that say where to set something.</summary>
    internal string SectionPath { get; set; } = SectionName;

    /// <summary>Gets the keys of the configuration's section that are no settings, such as misspelt ones.</summary>
    internal IList<string> UnknownKeys { get; } = [];
}
