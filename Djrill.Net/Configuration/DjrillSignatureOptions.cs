namespace Djrill.Net;

/// <summary>
/// Holds one pair of URL and signature key: a webhook or an inbound route at Mandrill.
/// </summary>
public sealed class DjrillSignatureOptions
{
    /// <summary>Gets or sets the name of the pair, by which a handler can tell which webhook or route sent an event.</summary>
    /// <value>
    /// Any text without white space at its ends. Several pairs may have the same name, such as the old and the new key of one
    /// webhook. Default: none.
    /// </value>
    public string? Name { get; set; }

    /// <summary>Gets or sets the URL exactly as entered at Mandrill, query string included.</summary>
    /// <value>An absolute http or https URL. Default: none; required.</value>
    public string? Url { get; set; }

    /// <summary>Gets or sets the signature key that Mandrill shows for the webhook or the inbound route.</summary>
    /// <value>The key's text as shown; it is not the API key. Default: none; required.</value>
    public string? Key { get; set; }
}
