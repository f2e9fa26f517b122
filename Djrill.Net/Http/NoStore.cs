using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.OutputCaching;

namespace Djrill.Net.Http;

/// <summary>Prevents caches from storing an answer. A cached 200 would reach callers with a revoked secret.</summary>
internal static class NoStore
{
    public static void Apply(HttpContext context)
    {
        context.Response.Headers.CacheControl = "no-store";

        // ASP.NET Core's output cache ignores the header 'Cache-Control'.
        if (context.Features.Get<IOutputCacheFeature>() is { } cached)
        {
            cached.Context.AllowCacheStorage = false;
        }
    }
}
