namespace Djrill.Net.Sample;

/// <summary>Finds the URLs by which a request may have been sent: those of its host, and of the host that a proxy names.</summary>
internal static class RequestUrls
{
    public static IReadOnlyList<string> Find(CapturedRequest request)
    {
        if (request.Target.Contains("://", StringComparison.Ordinal))
        {
            return [request.Target];
        }

        var schemes = Values(request, "X-Forwarded-Proto").Concat(["https", "http"]).Distinct(StringComparer.OrdinalIgnoreCase);
        var hosts = Values(request, "X-Forwarded-Host").Concat(Values(request, "Host")).Distinct(StringComparer.Ordinal).ToList();
        return [.. schemes.SelectMany(scheme => hosts.Select(host => $"{scheme}://{host}{request.Target}"))];
    }

    private static string[] Values(CapturedRequest request, string header) =>
        request.Header(header)?.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) ?? [];
}
