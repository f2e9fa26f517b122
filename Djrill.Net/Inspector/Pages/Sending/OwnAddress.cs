using System.Globalization;
using Djrill.Net.Configuration;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;

namespace Djrill.Net.Inspector;

/// <summary>Finds the address of the application's own webhook. The host of the request is never used: a stranger can choose it.</summary>
internal static class OwnAddress
{
    /// <summary>Returns the URL of a webhook, without a query.</summary>
    /// <returns>Null if the server has no address, or the route of the webhook has parameters.</returns>
    public static string? Find(InspectorRequest request, string webhook, MandrillWebhookOptions options)
    {
        var services = request.Context.RequestServices;
        var addresses = services.GetService<IServer>()?.Features.Get<IServerAddressesFeature>()?.Addresses ?? [];
        var address = addresses.Select(OnThisMachine).OfType<string>()
            .OrderByDescending(static url => url.StartsWith("http:", StringComparison.OrdinalIgnoreCase)).FirstOrDefault();
        var route = services.GetService<MappedWebhooks>()?.RoutesOf(webhook) is [var mapped, ..] ? mapped : RoutePrefix.Template(options.RoutePrefix, webhook);
        return address is null || route.Contains('{', StringComparison.Ordinal)
            ? null
            : $"{address}{request.Context.Request.PathBase.ToUriComponent()}/{route}";
    }

    /// <summary>Returns the form of a server's address in which this machine can reach it. Any host becomes the loopback address.</summary>
    /// <returns>Null for a socket of another kind, and for a name, which may lead the secret to another machine.</returns>
    internal static string? OnThisMachine(string address)
    {
        var text = address.Replace("://*", "://127.0.0.1", StringComparison.Ordinal).Replace("://+", "://127.0.0.1", StringComparison.Ordinal);
        if (!Uri.TryCreate(text, UriKind.Absolute, out var uri) || uri.Scheme is not ("http" or "https") || !IsOfThisMachine(uri))
        {
            return null;
        }

        var host = uri.Host is "0.0.0.0" ? "127.0.0.1" : uri.Host is "[::]" ? "[::1]" : uri.Host;
        return string.Create(CultureInfo.InvariantCulture, $"{uri.Scheme}://{host}:{uri.Port}");
    }

    private static bool IsOfThisMachine(Uri uri) =>
        uri.HostNameType is UriHostNameType.IPv4 or UriHostNameType.IPv6 || uri.Host.Equals("localhost", StringComparison.OrdinalIgnoreCase);
}
