namespace Djrill.Net.Protocol;

/// <summary>Corrects the known mistakes in a URL, each alone.</summary>
internal static class UrlMistakes
{
    /// <summary>Lists the corrected URLs. A URL that two corrections produce is listed once, with the more specific mistake.</summary>
    /// <param name="url">The configured URL.</param>
    /// <param name="hints">Parts of URLs, such as those of the request.</param>
    public static IEnumerable<UrlVariant> Correct(NamedText url, IReadOnlyList<UrlHint> hints) =>
        All(url, hints).Where(variant => variant.Url != url.Text).DistinctBy(static variant => variant.Url, StringComparer.Ordinal);

    private static IEnumerable<UrlVariant> All(NamedText url, IReadOnlyList<UrlHint> hints)
    {
        var trimmed = new UrlVariant(
            WhiteSpace.Trim(url.Text), new(MandrillSignatureMistakes.UrlWhiteSpace, $"without the white space around {url.Name}"));
        return UrlText.Parse(url.Text) is not { } parts ? [trimmed] :
        [
            trimmed,
            .. Scheme(parts, url.Name),
            TrailingSlash(parts, url.Name),
            .. Port(parts, url.Name),
            new(parts with { Fragment = "" }, MandrillSignatureMistakes.Fragment, $"without the fragment of {url.Name}"),
            new(parts with { UserInfo = "" }, MandrillSignatureMistakes.UserInfo, $"without the user info of {url.Name}"),
            .. HintMistakes.Correct(parts, url.Name, hints),
            .. QueryMistakes.Correct(parts, url.Name, hints),
        ];
    }

    private static IEnumerable<UrlVariant> Scheme(UrlText url, string name) =>
        from scheme in new[] { Uri.UriSchemeHttps, Uri.UriSchemeHttp }
        where scheme != url.Scheme
        select new UrlVariant(
            url with { Scheme = scheme },
            MandrillSignatureMistakes.Scheme,
            $"with '{scheme}' in place of '{NameOf(url.Scheme)}' in {name}");

    // Another scheme than these can only come from a caller of 'Explain'.
    private static string NameOf(string scheme) => scheme is "http" or "https" ? scheme : "another scheme";

    private static UrlVariant TrailingSlash(UrlText url, string name) => url.Path.EndsWith('/')
        ? new(
            url with { Path = url.Path[..^1] },
            MandrillSignatureMistakes.TrailingSlash,
            $"with the trailing slash removed from the path of {name}")
        : new(
            url with { Path = url.Path + "/" },
            MandrillSignatureMistakes.TrailingSlash,
            $"with a trailing slash added to the path of {name}");

    private static IEnumerable<UrlVariant> Port(UrlText url, string name)
    {
        if (url.Port.Length == 0)
        {
            yield return new(
                url with { Port = url.DefaultPort },
                MandrillSignatureMistakes.DefaultPort,
                $"with the default port '{url.DefaultPort}' added to {name}");
        }
        else if (url.Port == url.DefaultPort)
        {
            yield return new(
                url with { Port = "" },
                MandrillSignatureMistakes.DefaultPort,
                $"without the default port '{url.DefaultPort}' in {name}");
        }
        else
        {
            yield return new(url with { Port = "" }, MandrillSignatureMistakes.Port, $"without the port of {name}");
        }
    }
}
