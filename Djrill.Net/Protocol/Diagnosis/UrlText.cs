namespace Djrill.Net.Protocol;

/// <summary>
/// The parts of a URL, exactly as written. <see cref="Uri"/> is not used, because it normalizes the text that Mandrill signs.
/// </summary>
/// <param name="Scheme">The scheme, without a colon.</param>
/// <param name="UserInfo">The user name and the password, including <c>@</c>; or empty.</param>
/// <param name="Host">The host.</param>
/// <param name="Port">The port, including the colon; or empty.</param>
/// <param name="Path">The path; can be empty.</param>
/// <param name="Query">The query, including the question mark; or empty.</param>
/// <param name="Fragment">The fragment, including <c>#</c>; or empty.</param>
internal sealed record UrlText(string Scheme, string UserInfo, string Host, string Port, string Path, string Query, string Fragment)
{
    private const string SchemeEnd = "://";

    /// <summary>Gets the default port of the scheme, including the colon.</summary>
    public string DefaultPort => Scheme.Equals(Uri.UriSchemeHttps, StringComparison.OrdinalIgnoreCase) ? ":443" : ":80";

    /// <summary>Splits a URL. Returns null if the text has no scheme and host.</summary>
    public static UrlText? Parse(string url)
    {
        var (schemeLength, start) = (url.IndexOf(SchemeEnd, StringComparison.Ordinal), 0);
        start = schemeLength + SchemeEnd.Length;
        if (schemeLength <= 0 || start == url.Length)
        {
            return null;
        }

        var fragment = IndexOf(url, '#', start, url.Length);
        var query = IndexOf(url, '?', start, fragment);
        var path = IndexOf(url, '/', start, query);
        var host = url.LastIndexOf('@', path - 1, path - start) + 1;
        host = host == 0 ? start : host;
        var port = url.LastIndexOf(':', path - 1, path - host);
        port = port < 0 || url.IndexOf(']', port, path - port) >= 0 ? path : port;
        return new(
            url[..schemeLength],
            url[start..host],
            url[host..port],
            url[port..path],
            url[path..query],
            url[query..fragment],
            url[fragment..]);
    }

    public override string ToString() => $"{Scheme}{SchemeEnd}{UserInfo}{Host}{Port}{Path}{Query}{Fragment}";

    private static int IndexOf(string url, char separator, int start, int end)
    {
        var index = url.IndexOf(separator, start, end - start);
        return index < 0 ? end : index;
    }
}
