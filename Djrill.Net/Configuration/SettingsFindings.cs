using Microsoft.AspNetCore.WebUtilities;

namespace Djrill.Net.Configuration;

/// <summary>Finds what to warn of in valid settings. No finding holds a secret, a key or a URL.</summary>
internal static class SettingsFindings
{
    /// <param name="options">The settings, already validated.</param>
    /// <param name="routes">The templates of the webhook's routes.</param>
    /// <param name="isPrefixInForce">Whether the setting 'RoutePrefix' is the one that gave the route.</param>
    public static IReadOnlyList<SettingsFinding> Find(MandrillWebhookOptions options, IReadOnlyList<string> routes, bool isPrefixInForce) =>
    [
        .. options.UnknownKeys.Select(static key => new SettingsFinding(SettingsFindingKind.UnknownKey, key)),
        .. options.Pairs().Any() ? Array.Empty<SettingsFinding>() : [new(SettingsFindingKind.SignaturesNotChecked)],
        .. options.Urls().SelectMany(url => FindInUrl(url.Name, new Uri(url.Value), options, routes)),
        .. isPrefixInForce
            ? Array.Empty<SettingsFinding>()
            : [new(SettingsFindingKind.RoutePrefixNotInForce, Detail: "/" + routes[0])],
    ];

    private static IEnumerable<SettingsFinding> FindInUrl(string name, Uri url, MandrillWebhookOptions options, IReadOnlyList<string> routes)
    {
        if (url.Scheme == Uri.UriSchemeHttp)
        {
            yield return new(SettingsFindingKind.PlainHttp, name);
        }

        if (!routes.Any(route => EndsInRoute(url, "/" + route)))
        {
            yield return new(SettingsFindingKind.UrlOfAnotherPath, name, "/" + routes[0]);
        }

        if (!HoldsSecret(url, options))
        {
            yield return new(SettingsFindingKind.UrlWithoutSecret, name, options.SecretName());
        }
    }

    /// <summary>
    /// A path base, a group or a proxy may put anything in front, so only the end is compared, as routing compares it. A route
    /// with parameters is not compared.
    /// </summary>
    private static bool EndsInRoute(Uri url, string route)
    {
        if (route == "/" || route.Contains('{', StringComparison.Ordinal))
        {
            return true;
        }

        var path = Uri.UnescapeDataString(url.AbsolutePath);
        return (path.EndsWith('/') ? path[..^1] : path).EndsWith(route, StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>The same rule as for a request: the parameter once, its name case-sensitive.</summary>
    private static bool HoldsSecret(Uri url, MandrillWebhookOptions options)
    {
        var given = new List<string>();
        foreach (var parameter in new QueryStringEnumerable(url.Query))
        {
            if (parameter.DecodeName().Span.SequenceEqual(options.SecretName()))
            {
                given.Add(parameter.DecodeValue().ToString());
            }
        }

        return given.Count == 1 && options.Secrets().Any(secret => secret.Value == given[0]);
    }
}
