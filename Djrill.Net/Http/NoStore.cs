using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.OutputCaching;

namespace Djrill.Net.Http;

/// <summary>
/// Keeps an answer out of every cache: a stored 200 would still answer for a secret that was revoked.
/// </summary>
internal static class NoStore
{
    public static void Apply(HttpContext context)
    {
        context.Response.Headers.CacheControl = "no-store";

        // ASP.NET Core's output cache does not look at that header.
        if (context.Features.Get<IOutputCacheFeature>() is { } cached)
        {
            cached.Context.AllowCacheStorage = false;
        }
    }
}
