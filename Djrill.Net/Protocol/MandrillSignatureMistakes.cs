namespace Djrill.Net;

/// <summary>
/// The words for the known mistakes that make a correct signature fail. <see cref="MandrillSignature.Explain"/>, the log and the span
/// <c>djrill.signature</c> use these words.
/// </summary>
public static class MandrillSignatureMistakes
{
    /// <summary>The URL has <c>http</c> in place of <c>https</c>, or the reverse.</summary>
    public const string Scheme = "scheme";

    /// <summary>The user name and the password in the URL are missing, superfluous or wrong.</summary>
    public const string UserInfo = "user info";

    /// <summary>The URL has another host than the request, such as the host behind a proxy.</summary>
    public const string Host = "host";

    /// <summary>The URL has another port than the request.</summary>
    public const string Port = "port";

    /// <summary>The URL has the default port of its scheme where Mandrill's URL has none, or the reverse.</summary>
    public const string DefaultPort = "default port";

    /// <summary>The URL has another path than the request, such as the path without the prefix of a proxy.</summary>
    public const string Path = "path";

    /// <summary>The path of the URL ends in a slash where the path at Mandrill does not, or the reverse.</summary>
    public const string TrailingSlash = "trailing slash";

    /// <summary>The query of the URL is missing, superfluous or wrong.</summary>
    public const string Query = "query";

    /// <summary>
    /// The query of the URL has the right parameters in another order. More than four parameters need another URL for comparison, such as
    /// that of the request.
    /// </summary>
    public const string QueryOrder = "query order";

    /// <summary>The query of the URL has the right parameters in another encoding, such as <c>%20</c> in place of <c>+</c>.</summary>
    public const string QueryEncoding = "query encoding";

    /// <summary>The URL has a fragment, which begins with <c>#</c>, that Mandrill's URL does not have.</summary>
    public const string Fragment = "fragment";

    /// <summary>White space is before or after the URL.</summary>
    public const string UrlWhiteSpace = "white space around the URL";

    /// <summary>The key belongs to another configured URL.</summary>
    public const string OtherUrl = "other URL";

    /// <summary>Mandrill has signed with the configured key of another webhook.</summary>
    public const string OtherKey = "other key";

    /// <summary>The URL and the key are those of another webhook of the application, for which the request was meant.</summary>
    public const string OtherWebhook = "other webhook";

    /// <summary>White space is before or after the key.</summary>
    public const string KeyWhiteSpace = "white space around the key";

    /// <summary>The key is enclosed in quotation marks.</summary>
    public const string KeyQuotes = "quotation marks around the key";

    /// <summary>A batch with events is signed with <c>test-webhook</c>, the public key of Mandrill's URL check.</summary>
    public const string TestKey = "test-webhook";

    /// <summary>The JSON was rewritten on the way, for example with <c>/</c> in place of <c>\/</c>.</summary>
    public const string JsonFormat = "JSON format";

    /// <summary>Plus signs and spaces in the body were exchanged on the way.</summary>
    public const string PlusSigns = "plus signs";

    /// <summary>The body was percent-encoded a second time on the way.</summary>
    public const string EncodedTwice = "encoded twice";

    /// <summary>Line ends in the body were added or changed on the way.</summary>
    public const string LineEnds = "line ends";

    /// <summary>Form fields were added on the way.</summary>
    public const string FormFields = "form fields";
}
