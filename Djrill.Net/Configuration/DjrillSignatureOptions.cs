namespace Djrill.Net;

/// <summary>
/// Holds the URL and the signature key of a webhook or an inbound route at Mandrill.
/// </summary>
public sealed class DjrillSignatureOptions
{
    /// <summary>Gets or sets the name of the pair. A handler can use the name to find out which webhook or route sent an event.</summary>
    /// <value>
    /// Any string that does not begin or end with white space. Several pairs can have the same name, for example the old and the new key of
    /// one webhook. Default: null.
    /// </value>
    public string? Name { get; set; }

    /// <summary>Gets or sets the URL exactly as entered at Mandrill, query string included.</summary>
    /// <value>An absolute http or https URL. Required.</value>
    public string? Url { get; set; }

    /// <summary>Gets or sets the signature key that Mandrill shows for the webhook or the inbound route.</summary>
    /// <value>The key exactly as shown, not the API key. Required.</value>
    public string? Key { get; set; }
}
