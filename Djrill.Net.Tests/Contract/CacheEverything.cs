using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.OutputCaching;

namespace Djrill.Net.Tests.Contract;

/// <summary>Stores whatever there is.</summary>
internal sealed class CacheEverything : IOutputCachePolicy
{
    /// <summary>Whether it stores even what the application forbids to store.</summary>
    public bool Insists { get; init; }

    public ValueTask CacheRequestAsync(OutputCacheContext context, CancellationToken cancellation) => Allow(context);

    public ValueTask ServeFromCacheAsync(OutputCacheContext context, CancellationToken cancellation) => ValueTask.CompletedTask;

    // As the policies in ASP.NET Core's documentation, it only ever forbids in here.
    public ValueTask ServeResponseAsync(OutputCacheContext context, CancellationToken cancellation)
    {
        var isAllowed = Insists || context.AllowCacheStorage;
        context.AllowCacheStorage = isAllowed && context.HttpContext.Response.StatusCode == StatusCodes.Status200OK;
        return ValueTask.CompletedTask;
    }

    private static ValueTask Allow(OutputCacheContext context)
    {
        (context.EnableOutputCaching, context.AllowCacheLookup, context.AllowCacheStorage, context.AllowLocking) = (true, true, true, true);
        context.CacheVaryByRules.QueryKeys = "*";
        context.ResponseExpirationTimeSpan = TimeSpan.FromHours(1);
        return ValueTask.CompletedTask;
    }
}
