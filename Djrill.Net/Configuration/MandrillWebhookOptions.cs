namespace Djrill.Net;

/// <summary>
/// Holds the settings of one webhook: its secret, its keys and URLs, its prefix and its limits.
/// </summary>
/// <remarks>
/// The settings of a webhook that <see cref="MandrillServiceCollectionExtensions.AddMandrillWebhook"/> adds are read from the
/// configuration section <c>Djrill:Webhooks:NAME</c>, then from code; the later source wins. Those of the default webhook are part of
/// <see cref="DjrillOptions"/>. Each webhook is validated at start, and changed while the application runs, by itself.
/// </remarks>
public class MandrillWebhookOptions
{
    /// <summary>The default of <see cref="WebhookSecretName"/>: <c>secret</c>.</summary>
    public const string DefaultWebhookSecretName = "secret";

    /// <summary>The default of <see cref="MaxRequestBodySize"/>, in bytes: 128 MiB.</summary>
    public const long DefaultMaxRequestBodySize = 128L * 1024 * 1024;

    /// <summary>
    /// Gets or sets the random secret that the webhook's URL carries in its query string
    /// (in <see cref="DjrillOptions"/> also <c>DJRILL_WEBHOOK_SECRET</c>).
    /// </summary>
    /// <value>At least 16 characters. Default: none, and nothing is served without it.</value>
    public string? WebhookSecret { get; set; }

    /// <summary>
    /// Gets or sets the name of the query parameter that carries the secret (in <see cref="DjrillOptions"/> also <c>DJRILL_WEBHOOK_SECRET_NAME</c>).
    /// </summary>
    /// <value>Matched case-sensitively. Default: <c>secret</c>; blank means the default.</value>
    public string WebhookSecretName { get; set; } = DefaultWebhookSecretName;

    /// <summary>
    /// Gets or sets the signature key that Mandrill shows for the webhook (in <see cref="DjrillOptions"/> also <c>DJRILL_WEBHOOK_SIGNATURE_KEY</c>).
    /// </summary>
    /// <value>
    /// The key's text as shown; it is not the API key. Default: none. Without any key signatures are not checked, and a
    /// warning is logged at start. The key and <see cref="WebhookUrl"/> are required together.
    /// </value>
    public string? WebhookSignatureKey { get; set; }

    /// <summary>
    /// Gets or sets the webhook's URL exactly as entered at Mandrill, query string included
    /// (in <see cref="DjrillOptions"/> also <c>DJRILL_WEBHOOK_URL</c>).
    /// </summary>
    /// <value>An absolute http or https URL. Default: none. The URL and the key are required together.</value>
    /// <remarks>Mandrill signs this text, so it is used unchanged: a trailing slash or a default port matters.</remarks>
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
    /// Gets or sets the path in front of <c>/webhook</c>, under which the controller serves the webhook. Takes effect at start only,
    /// and needs <c>AddDjrill</c>. A webhook that <c>MapMandrillWebhook</c> maps has its pattern instead.
    /// </summary>
    /// <value>
    /// Any number of segments of letters, digits, <c>-</c>, <c>_</c> and <c>.</c>; leading and trailing slashes are
    /// ignored, and <c>/</c> alone means no prefix.
    /// Blank means the default: <c>djrill</c> in <see cref="DjrillOptions"/>, and <c>djrill/NAME</c> for a named webhook. No two
    /// webhooks may have the same.
    /// </value>
    public string? RoutePrefix { get; set; }

    /// <summary>
    /// Gets or sets the largest request body that is read, in bytes; a larger one is answered with 413. It replaces,
    /// for this endpoint alone, the server's body limit and every limit of <c>FormOptions</c>.
    /// </summary>
    /// <value>From 1 to 2,147,483,591, the longest array of .NET. Default: 134,217,728 (128 MiB).</value>
    public long MaxRequestBodySize { get; set; } = DefaultMaxRequestBodySize;

    /// <summary>
    /// Gets the errors of values that do not fit the type of their setting. The validator reports them together with all other problems.
    /// </summary>
    internal IList<string> BindingErrors { get; } = [];

    /// <summary>Gets or sets the path of the section that was read, for sentences that say where to set something.</summary>
    internal string SectionPath { get; set; } = DjrillOptions.SectionName;

    /// <summary>Gets the keys of the configuration section that are not settings, such as misspelt ones.</summary>
    internal IList<string> UnknownKeys { get; } = [];
}
