using System.Diagnostics.CodeAnalysis;
using Djrill.Net.Configuration;
using Djrill.Net.Diagnostics;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Caching.Distributed;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace Djrill.Net.Delivery;

/// <summary>Gathers what a delivery needs from a request, of which the plain MVC way has registered nothing for us.</summary>
internal static class DeliveryServices
{
    public static DeliveryContext ContextOf(HttpContext http)
    {
        var services = http.RequestServices;
        var settings = CurrentSettings.Of(http)!; // Not null: without settings the form was refused.
        var time = services.GetService<TimeProvider>() ?? TimeProvider.System;
        var log = Log.For(http);
        return new(
            settings,
            log,
            Telemetry.Of(services),
            time,
            services.GetRequiredService<IServiceScopeFactory>(),
            HandlersOf(services),
            new BatchLedger(LedgerOf(services, time), TimeSpan.FromHours(24), log),
            new(http.RequestAborted, services.GetService<IHostApplicationLifetime>()?.ApplicationStopping ?? CancellationToken.None));
    }

    /// <summary>The framework's container gives an array; that of another may not.</summary>
    private static IReadOnlyList<HandlerRegistration> HandlersOf(IServiceProvider services)
    {
        var handlers = services.GetServices<HandlerRegistration>();
        return handlers as IReadOnlyList<HandlerRegistration> ?? [.. handlers];
    }

    [SuppressMessage("Design", "CA1031:Do not catch general exception types", Justification = "A cache may throw anything while it is made, and no event may be lost by it.")]
    private static IDeliveryLedger LedgerOf(IServiceProvider services, TimeProvider time)
    {
        try
        {
            return services.GetService<IDistributedCache>() is { } cache
                ? new CacheLedger(cache)
                : MemoryLedger.Of(services.GetRequiredService<IOptionsMonitor<DjrillOptions>>(), time);
        }
        catch (Exception exception)
        {
            return new BrokenLedger(exception);
        }
    }
}
