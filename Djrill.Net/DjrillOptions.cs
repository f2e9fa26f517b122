namespace Djrill.Net;

/// <summary>
/// Holds the settings of the webhook receiver.
/// </summary>
/// <remarks>
/// Each setting is read from the configuration section <c>Djrill</c>, then from the name that Djrill gave it, then from
/// code; the later source wins. A blank text counts as missing. What is half-configured does not start.
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
    /// The key's text as shown; it is not the API key. Default: none, and signatures are then not checked, which is
    /// warned of at start. Once set, <see cref="WebhookUrl"/> is required.
    /// </value>
    public string? WebhookSignatureKey { get; set; }

    /// <summary>
    /// Gets or sets the webhook's URL exactly as entered at Mandrill, query string included
    /// (<c>DJRILL_WEBHOOK_URL</c>).
    /// </summary>
    /// <value>An absolute http or https URL. Default: none; required once a key is set.</value>
    /// <remarks>Mandrill signs this text, so it is used to the letter: a trailing slash or a default port matters.</remarks>
    public string? WebhookUrl { get; set; }

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
    /// Gets or sets how often a handler may fail on an event before the event is given up for it: logged, raised on
    /// <see cref="MandrillSignals.EventAbandoned"/>, and no longer asked for.
    /// </summary>
    /// <value>
    /// From 0; 0 means never, and Mandrill then disables the webhook after some 20 attempts. Default: 5.
    /// </value>
    public int MaxDeliveryAttempts { get; set; } = DefaultMaxDeliveryAttempts;

    /// <summary>
    /// Gets or sets how long a handler may take for one event. Its token is cancelled then, it counts as failed, and
    /// nobody waits for it any longer.
    /// </summary>
    /// <value>More than zero and at most one day. Default: 30 seconds.</value>
    public TimeSpan HandlerTimeout { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>
    /// Gets or sets how long it is remembered which handler has handled which event, so that Mandrill's resends do not
    /// reach it again.
    /// </summary>
    /// <value>
    /// More than zero and at most 30 days. Default: 24 hours; Mandrill's resends span about 8.5.
    /// </value>
    public TimeSpan RedeliveryWindow { get; set; } = TimeSpan.FromHours(24);

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
