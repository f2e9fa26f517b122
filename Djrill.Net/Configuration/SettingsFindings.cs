using Djrill.Net.Diagnostics;

namespace Djrill.Net.Configuration;

/// <summary>Finds what to warn of in valid settings.</summary>
internal static class SettingsFindings
{
    /// <param name="options">The settings, already validated.</param>
    /// <param name="routes">The templates of the webhook's routes.</param>
    /// <param name="isPrefixInForce">Whether the setting 'RoutePrefix' gave the route.</param>
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

        foreach (var finding in options.Urls().SelectMany(url => FindInUrl(url.Name, new Uri(url.Value), options, routes)))
        {
            yield return finding;
        }

        if (!isPrefixInForce)
        {
            yield return new(nameof(Log.RoutePrefixNotInForce), routes[0], log => log.RoutePrefixNotInForce("/" + routes[0]));
        }
    }

    private static IEnumerable<SettingsFinding> FindInUrl(string name, Uri url, MandrillWebhookOptions options, IReadOnlyList<string> routes)
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

    /// <summary>Compares the end of a path with a route. A path base, a group or a proxy may put anything in front of the route.</summary>
    /// <returns>True also for a route with parameters, which is not compared.</returns>
    private static bool EndsInRoute(Uri url, string route)
    {
        if (route == "/" || route.Contains('{', StringComparison.Ordinal))
        {
            return true;
        }

        var path = Uri.UnescapeDataString(url.AbsolutePath);
        return (path.EndsWith('/') ? path[..^1] : path).EndsWith(route, StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>Applies the rule that holds for a request.</summary>
    private static bool HasSecret(Uri url, MandrillWebhookOptions options) =>
        SecretParameter.Find(url.Query, options.SecretName()) is { } given && options.Secrets().Any(secret => secret.Value == given);
}
