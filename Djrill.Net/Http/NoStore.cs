using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.OutputCaching;

namespace Djrill.Net.Http;

/// <summary>Keeps an answer out of every cache. A cached 200 would still accept a revoked secret.</summary>
internal static class NoStore
{
    public static void Apply(HttpContext context)
    {
        context.Response.Headers.CacheControl = "no-store";

        // ASP.NET Core's output cache ignores that header.
        if (context.Features.Get<IOutputCacheFeature>() is { } cached)
        {
            cached.Context.AllowCacheStorage = false;
        }
    }
}
