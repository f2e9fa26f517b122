using System.Text;

namespace Djrill.Net.Sample;

/// <summary>Finds the URLs by which a request may have been sent: those of its own host and path, and of those that a proxy names.</summary>
internal static class RequestUrls
{
    public static IReadOnlyList<string> Find(CapturedRequest request)
    {
        if (request.Target.Contains("://", StringComparison.Ordinal))
        {
            return [request.Target];
        }

        var targets = Values(request, "X-Forwarded-Prefix").Select(prefix => prefix.TrimEnd('/') + request.Target).Prepend(request.Target);
        return [.. from scheme in Values(request, "X-Forwarded-Proto").Concat(["https", "http"])
                   from host in Values(request, "X-Forwarded-Host", "X-Original-Host", "Host")
                   from target in targets
                   from user in Users(request)
                   select $"{scheme}://{user}{host}{target}"];
    }

    private static IEnumerable<string> Values(CapturedRequest request, params IEnumerable<string> headers) => headers
        .SelectMany(header => request.Header(header)?.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) ?? [])
        .Distinct(StringComparer.OrdinalIgnoreCase);

    /// <summary>Gets the user name and the password before the host, which Mandrill sends in a header.</summary>
    private static IEnumerable<string> Users(CapturedRequest request)
    {
        const string Basic = "Basic ";
        yield return "";
        var decoded = new byte[1024];
        if (request.Header("Authorization") is { } header && header.StartsWith(Basic, StringComparison.OrdinalIgnoreCase)
            && Convert.TryFromBase64String(header[Basic.Length..].Trim(), decoded, out var length))
        {
            yield return $"{Encoding.UTF8.GetString(decoded, 0, length)}@";
        }
    }
}
