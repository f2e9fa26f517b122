namespace Djrill.Net.Protocol;

/// <summary>Parts of a URL that may be the parts of Mandrill's URL. Null means unknown.</summary>
/// <param name="source">The origin of the parts, as in <c>the host of the request</c>.</param>
internal sealed class UrlHint(string source)
{
    /// <summary>Gets the origin of the parts.</summary>
    public string Source => source;

    /// <summary>Gets the user name and the password, including <c>@</c>.</summary>
    public string? UserInfo { get; init; }

    /// <summary>Gets the host.</summary>
    public string? Host { get; init; }

    /// <summary>Gets the port, including the colon. Empty for the default port.</summary>
    public string? Port { get; init; }

    /// <summary>Gets the path.</summary>
    public string? Path { get; init; }

    /// <summary>Gets the query, including the question mark.</summary>
    public string? Query { get; init; }

    /// <summary>Creates a hint with all parts of a URL. Returns null if the text is not a URL.</summary>
    public static UrlHint? From(string source, string url) => UrlText.Parse(url) is { } parts
        ? new(source) { UserInfo = parts.UserInfo, Host = parts.Host, Port = parts.Port, Path = parts.Path, Query = parts.Query }
        : null;
}
