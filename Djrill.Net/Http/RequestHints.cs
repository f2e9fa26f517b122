using System.Text;
using Djrill.Net.Protocol;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace Djrill.Net.Http;

/// <summary>Collects what a request and the headers of proxies reveal about the URL that Mandrill used.</summary>
internal static class RequestHints
{
    private const int MaxValues = 4;
    private const int MaxLength = 2048;
    private const string Forwarded = "Forwarded";
    private const string ForwardedHost = "host=";

    private static readonly string[] HostHeaders = ["X-Forwarded-Host", "X-Original-Host", Forwarded];

    public static IReadOnlyList<UrlHint> From(HttpRequest request) =>
    [
        .. Host("the request", request.Headers.Host.ToString()), // Not 'request.Host', which has decoded Punycode.
        new("the request") { Path = request.PathBase.Add(request.Path).ToUriComponent(), Query = request.QueryString.Value },
        .. Target(request.HttpContext.Features.Get<IHttpRequestFeature>()?.RawTarget ?? ""),
        .. HostHeaders.SelectMany(header => Values(request, header).SelectMany(value => Host($"the header '{header}'", value))),
        .. Values(request, "X-Forwarded-Port").Select(static port => new UrlHint("the header 'X-Forwarded-Port'") { Port = ":" + port }),
        .. Values(request, "X-Forwarded-Prefix").Select(prefix => new UrlHint("the request with the header 'X-Forwarded-Prefix'")
        {
            Path = prefix.TrimEnd('/') + request.Path.ToUriComponent(),
        }),
        .. UserInfo(request.Headers.Authorization.ToString()),
    ];

    private static IEnumerable<UrlHint> Host(string source, string authority) =>
        UrlHint.From(source, $"http://{authority}") is { } url ? [new(source) { Host = url.Host, Port = url.Port }] : [];

    /// <summary>Reads the path and the query as sent. A middleware may have changed those of the request.</summary>
    private static IEnumerable<UrlHint> Target(string target)
    {
        var query = target.IndexOf('?', StringComparison.Ordinal);
        var path = query < 0 ? target : target[..query];
        return path.StartsWith('/') ? [new("the request") { Path = path, Query = query < 0 ? null : target[query..] }] : [];
    }

    private static IEnumerable<string> Values(HttpRequest request, string header) => request.Headers[header]
        .SelectMany(static line => line!.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        .SelectMany(value => header == Forwarded ? ForwardedHosts(value) : [value])
        .Where(static value => value.Length <= MaxLength)
        .Take(MaxValues);

    private static IEnumerable<string> ForwardedHosts(string value) =>
        from pair in value.Split(';', StringSplitOptions.TrimEntries)
        where pair.StartsWith(ForwardedHost, StringComparison.OrdinalIgnoreCase)
        select pair[ForwardedHost.Length..].Trim('"');

    /// <summary>Reads the user name and the password, as they are and percent-encoded.</summary>
    private static IEnumerable<UrlHint> UserInfo(string authorization)
    {
        const string Basic = "Basic ";
        var decoded = new byte[MaxLength];
        if (!authorization.StartsWith(Basic, StringComparison.OrdinalIgnoreCase)
            || !Convert.TryFromBase64String(authorization[Basic.Length..].Trim(), decoded, out var length))
        {
            return [];
        }

        var credentials = Encoding.UTF8.GetString(decoded, 0, length);
        return new[] { credentials, string.Join(':', credentials.Split(':', 2).Select(Uri.EscapeDataString)) }
            .Select(static text => new UrlHint("the header 'Authorization'") { UserInfo = text + "@" });
    }
}
