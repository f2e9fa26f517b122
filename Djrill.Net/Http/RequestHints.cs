using System.Text;
using Djrill.Net.Protocol;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace Djrill.Net.Http;

/// <summary>Collects what a request and the headers of proxies reveal about the URL that Mandrill used.</summary>
internal static class RequestHints
{
    private const int MaxValues = 8;
    private const int MaxLength = 2048;
    private const string Forwarded = "Forwarded";
    private const string ForwardedHost = "host=";
    private const string ForwardedPort = "X-Forwarded-Port";

    private static readonly string[] HostHeaders = ["X-Forwarded-Host", "X-Original-Host", Forwarded];
    private static readonly string[] TargetHeaders = ["X-Original-URL", "X-Original-URI", "X-Forwarded-Uri"];

    public static IReadOnlyList<UrlHint> From(HttpRequest request)
    {
        var ports = Values(request, ForwardedPort).Select(static port => ":" + port).ToList();
        return
        [
            .. Host("the request", request.Headers.Host.ToString(), ports), // Not 'request.Host', which has decoded Punycode.
            new("the request") { Path = request.PathBase.Add(request.Path).ToUriComponent(), Query = request.QueryString.Value },
            .. Target("the request", request.HttpContext.Features.Get<IHttpRequestFeature>()?.RawTarget ?? ""),
            .. HostHeaders.SelectMany(header =>
                Values(request, header).SelectMany(value => Host($"the header '{header}'", value, ports))),
            .. TargetHeaders.SelectMany(header => Values(request, header).SelectMany(value => Target($"the header '{header}'", value))),
            .. ports.Select(static port => new UrlHint($"the header '{ForwardedPort}'") { Port = port }),
            .. Values(request, "X-Forwarded-Prefix").Select(prefix => new UrlHint("the header 'X-Forwarded-Prefix'")
            {
                Path = $"/{prefix.Trim('/')}{request.Path.ToUriComponent()}",
            }),
            .. UserInfo(request.Headers.Authorization.ToString()),
        ];
    }

    /// <summary>Reads a host with its port. A host without a port can have that of the header 'X-Forwarded-Port'.</summary>
    private static IEnumerable<UrlHint> Host(string source, string authority, IReadOnlyList<string> ports) =>
        UrlHint.From(source, $"http://{authority}") is { Host: { } host, Port: { } port }
            ? ports.Where(_ => port.Length == 0).Prepend(port).Select(choice => new UrlHint(source) { Host = host, Port = choice })
            : [];

    /// <summary>Reads the path and the query as sent. A middleware may have changed those of the request.</summary>
    private static IEnumerable<UrlHint> Target(string source, string target)
    {
        var query = target.IndexOf('?', StringComparison.Ordinal);
        var path = query < 0 ? target : target[..query];
        return path.StartsWith('/') ? [new(source) { Path = path, Query = query < 0 ? null : target[query..] }] : [];
    }

    private static IEnumerable<string> Values(HttpRequest request, string header) => request.Headers[header]
        .SelectMany(static line => line?.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) ?? [])
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
        var encoded = string.Join(':', credentials.Split(':', 2).Select(Uri.EscapeDataString));
        return new[] { credentials, encoded, QueryText.LowerEscapes(encoded), encoded.TrimEnd(':') }
            .Select(static text => new UrlHint("the header 'Authorization'") { UserInfo = text + "@" });
    }
}
