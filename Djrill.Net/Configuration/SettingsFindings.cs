using Djrill.Net.Diagnostics;
using Djrill.Net.Protocol;

namespace Djrill.Net.Configuration;

/// <summary>Finds the warnings about valid settings.</summary>
internal static class SettingsFindings
{
    /// <param name="options">The validated settings.</param>
    /// <param name="routes">The route templates of the webhook.</param>
    /// <param name="isPrefixInForce">True if the route has the prefix of the setting 'RoutePrefix'.</param>
    public static IEnumerable<SettingsFinding> Find(MandrillWebhookOptions options, IReadOnlyList<string> routes, bool isPrefixInForce)
    {
        foreach (var key in options.UnknownKeys)
        {
            yield return new(nameof(Log.UnknownSetting), key, log => log.UnknownSetting(key));
        }

        if (!options.Pairs().Any())
        {
            yield return new(nameof(Log.SignaturesNotChecked), "", static log => log.SignaturesNotChecked());
        }

        foreach (var finding in options.Keys().SelectMany(static key => FindInKey(key.Name, key.Value)))
        {
            yield return finding;
        }

        foreach (var finding in options.Urls().SelectMany(url => FindInUrl(url.Name, new Uri(url.Value), options, routes)))
        {
            yield return finding;
        }

        if (!isPrefixInForce)
        {
            yield return new(nameof(Log.RoutePrefixNotInForce), routes[0], log => log.RoutePrefixNotInForce("/" + routes[0]));
        }
    }

    private static IEnumerable<SettingsFinding> FindInKey(string name, string key) =>
        KeyMistakes.HasQuotes(key) ? [new(nameof(SignatureLog.KeyInQuotes), name, log => log.KeyInQuotes(name))] : [];

    private static IEnumerable<SettingsFinding> FindInUrl(
        string name, Uri url, MandrillWebhookOptions options, IReadOnlyList<string> routes)
    {
        var (route, parameter) = ("/" + routes[0], options.SecretName());
        if (url.Scheme == Uri.UriSchemeHttp)
        {
            yield return new(nameof(Log.PlainHttp), name, log => log.PlainHttp(name));
        }

        if (!routes.Any(candidate => EndsInRoute(url, "/" + candidate)))
        {
            yield return new(nameof(Log.UrlOfAnotherPath), $"{name} {route}", log => log.UrlOfAnotherPath(name, route));
        }

        if (!HasSecret(url, options))
        {
            yield return new(nameof(Log.UrlWithoutSecret), $"{name} {parameter}", log => log.UrlWithoutSecret(name, parameter));
        }
    }

    /// <summary>
    /// Checks whether the path of a URL ends in a route. The path can begin with a path base, a group prefix or a prefix of a proxy.
    /// </summary>
    /// <returns>True if the path ends in the route, or if the route has parameters.</returns>
    private static bool EndsInRoute(Uri url, string route)
    {
        if (route == "/" || route.Contains('{', StringComparison.Ordinal))
        {
            return true;
        }

        var path = Uri.UnescapeDataString(url.AbsolutePath);
        return (path.EndsWith('/') ? path[..^1] : path).EndsWith(route, StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>Checks whether the URL contains an accepted secret. The rule is the same as for a request.</summary>
    private static bool HasSecret(Uri url, MandrillWebhookOptions options) =>
        SecretParameter.Find(url.Query, options.SecretName()) is { } given && options.Secrets().Any(secret => secret.Value == given);
}
