using Djrill.Net.Configuration;
namespace Djrill.Net;

/// <summary>
/// Holds the settings of one webhook: its secret, its keys and URLs, its prefix and its limits.
/// </summary>
/// <remarks>
/// The settings of a webhook that <see cref="MandrillServiceCollectionExtensions.AddMandrillWebhook"/> adds are read from the section
/// <c>Djrill:Webhooks:NAME</c>, then from code. The code overrides the section. The settings of the default webhook are part of
/// <see cref="DjrillOptions"/>. The settings of each webhook are validated and reloaded independently.
/// </remarks>
public class MandrillWebhookOptions : IBoundOptions
{
    /// <summary>The default of <see cref="WebhookSecretName"/>: <c>secret</c>.</summary>
    public const string DefaultWebhookSecretName = "secret";

    /// <summary>The default of <see cref="MaxRequestBodySize"/>, in bytes: 128 MiB.</summary>
    public const long DefaultMaxRequestBodySize = 128L * 1024 * 1024;

    /// <summary>
    /// Gets or sets the random secret in the query string of the webhook's URL (in <see cref="DjrillOptions"/> also
    /// <c>DJRILL_WEBHOOK_SECRET</c>).
    /// </summary>
    /// <value>At least 16 characters. Required.</value>
    public string? WebhookSecret { get; set; }

    /// <summary>
    /// Gets or sets the name of the query parameter that carries the secret
    /// (in <see cref="DjrillOptions"/> also <c>DJRILL_WEBHOOK_SECRET_NAME</c>).
    /// </summary>
    /// <value>Case-sensitive. Default: <c>secret</c>. Blank means the default.</value>
    public string WebhookSecretName { get; set; } = DefaultWebhookSecretName;

    /// <summary>
    /// Gets or sets the signature key that Mandrill shows for the webhook
    /// (in <see cref="DjrillOptions"/> also <c>DJRILL_WEBHOOK_SIGNATURE_KEY</c>).
    /// </summary>
    /// <value>
    /// The key exactly as shown, not the API key. Default: null. If no key is set, signatures are not checked and a warning is logged at
    /// start. The key requires <see cref="WebhookUrl"/>.
    /// </value>
    public string? WebhookSignatureKey { get; set; }

    /// <summary>
    /// Gets or sets the webhook's URL exactly as entered at Mandrill, query string included
    /// (in <see cref="DjrillOptions"/> also <c>DJRILL_WEBHOOK_URL</c>).
    /// </summary>
    /// <value>An absolute http or https URL. Default: null. The URL requires <see cref="WebhookSignatureKey"/>.</value>
    /// <remarks>Mandrill signs the URL, so the URL must match exactly, including a trailing slash or a default port.</remarks>
    public string? WebhookUrl { get; set; }

    /// <summary>
    /// Gets or sets whether a signature key is required. Set <c>true</c> if unsigned posts must never be accepted.
    /// </summary>
    /// <value>
    /// If <c>true</c>, an application without a signature key does not start. If <c>false</c>, only a warning is logged at start. Default:
    /// <c>false</c>.
    /// </value>
    public bool RequireSignature { get; set; }

    /// <summary>
    /// Gets the additional secrets that are accepted. Use them to replace <see cref="WebhookSecret"/> without downtime.
    /// </summary>
    /// <value>At least 16 characters each. Blank entries are ignored. Default: empty.</value>
    public IList<string> AdditionalSecrets { get; } = [];

    /// <summary>
    /// Gets the additional pairs of URL and signature key that are accepted. Use them for other webhooks and inbound routes with the same
    /// endpoint, and for old keys.
    /// </summary>
    /// <value>Each pair needs a URL and a key. Default: empty.</value>
    public IList<DjrillSignatureOptions> AdditionalSignatures { get; } = [];

    /// <summary>
    /// Gets or sets the path before <c>/webhook</c> in the controller's route. The prefix takes effect only at start and only with
    /// <c>AddDjrill</c>. The prefix does not apply to <c>MapMandrillWebhook</c>.
    /// </summary>
    /// <value>
    /// Segments of letters, digits, <c>-</c>, <c>_</c> and <c>.</c>, separated by <c>/</c>. Leading and trailing slashes are ignored. The
    /// value <c>/</c> means no prefix. Blank means the default: <c>djrill</c> in <see cref="DjrillOptions"/>, and <c>djrill/NAME</c> for a
    /// named webhook. Each webhook needs a different prefix.
    /// </value>
    public string? RoutePrefix { get; set; }

    /// <summary>
    /// Gets or sets the maximum size of a request body, in bytes. A larger body is answered with 413. For this endpoint only, the setting
    /// replaces the server's body limit and every limit of <c>FormOptions</c>.
    /// </summary>
    /// <value>From 1 to 2,147,483,591, the maximum length of a .NET array. Default: 134,217,728 (128 MiB).</value>
    public long MaxRequestBodySize { get; set; } = DefaultMaxRequestBodySize;

    /// <summary>
    /// Gets the errors of values that cannot be converted to the type of the setting. The validator reports these errors.
    /// </summary>
    internal IList<string> BindingErrors { get; } = [];

    /// <summary>Gets or sets the path of the configuration section, for error messages.</summary>
    internal string SectionPath { get; set; } = DjrillOptions.SectionName;

    IList<string> IBoundOptions.BindingErrors => BindingErrors;

    IList<string> IBoundOptions.UnknownKeys => UnknownKeys;

    /// <summary>Gets the unknown keys of the configuration section, such as misspelt settings.</summary>
    internal IList<string> UnknownKeys { get; } = [];
}
