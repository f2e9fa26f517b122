namespace Djrill.Net.Protocol;

/// <summary>Replaces a part of a URL with the same part of a hint.</summary>
internal static class HintMistakes
{
    public static IEnumerable<UrlVariant> Correct(UrlText url, string name, IReadOnlyList<UrlHint> hints) =>
    [
        .. Having(hints, static hint => hint.Host).SelectMany(hint => Host(url, name, hint)),
        .. Having(hints, static hint => hint.Port).Select(hint => new UrlVariant(
            url with { Port = WithoutDefault(hint.Port!, url) }, // Not null: hints without a port are not listed.
            MandrillSignatureMistakes.Port,
            Replaced("port", url.Port, hint, name))),
        .. Having(hints, static hint => hint.Path).Select(hint => new UrlVariant(
            url with { Path = hint.Path! }, MandrillSignatureMistakes.Path, Replaced("path", url.Path, hint, name))),
        .. Having(hints, static hint => hint.UserInfo).Select(hint => new UrlVariant(
            url with { UserInfo = hint.UserInfo! }, MandrillSignatureMistakes.UserInfo, Replaced("user info", url.UserInfo, hint, name))),
    ];

    /// <summary>Describes a part that a hint replaces.</summary>
    public static string Replaced(string part, string configured, UrlHint hint, string name) => configured.Length == 0
        ? $"with the {part} of {hint.Source} added to {name}"
        : $"with the {part} of {hint.Source} in place of the {part} of {name}";

    private static IEnumerable<UrlHint> Having(IReadOnlyList<UrlHint> hints, Func<UrlHint, string?> part) =>
        hints.Where(hint => part(hint) is not null);

    private static IEnumerable<UrlVariant> Host(UrlText url, string name, UrlHint hint)
    {
        // A default port that the URL shows stays: whether Mandrill's URL shows it is another mistake.
        yield return new(url with { Host = hint.Host! }, MandrillSignatureMistakes.Host, Replaced("host", url.Host, hint, name));

        if (hint.Port is not null && hint.Host != url.Host && url.Port != url.DefaultPort)
        {
            yield return new(
                url with { Host = hint.Host!, Port = WithoutDefault(hint.Port, url) },
                MandrillSignatureMistakes.Host,
                Replaced("host and port", url.Host, hint, name));
        }
    }

    private static string WithoutDefault(string port, UrlText url) => port == url.DefaultPort ? "" : port;
}
