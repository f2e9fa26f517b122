namespace Djrill.Net;

/// <summary>
/// Holds one pair of URL and signature key: a webhook or an inbound route at Mandrill.
/// </summary>
public sealed class DjrillSignatureOptions
{
    /// <summary>Gets or sets the URL exactly as entered at Mandrill, query string included.</summary>
    /// <value>An absolute http or https URL. Default: none; required.</value>
    public string? Url { get; set; }

    /// <summary>Gets or sets the signature key that Mandrill shows for the webhook or the inbound route.</summary>
    /// <value>The key's text as shown; it is not the API key. Default: none; required.</value>
    public string? Key { get; set; }
}
