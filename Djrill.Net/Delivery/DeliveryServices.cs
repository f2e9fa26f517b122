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
    /// <summary>Gives what is cancelled when the client gives up or the host stops.</summary>
    public static CancellationTokenSource InterruptedWith(HttpContext http) => CancellationTokenSource.CreateLinkedTokenSource(
        http.RequestAborted,
        http.RequestServices.GetService<IHostApplicationLifetime>()?.ApplicationStopping ?? CancellationToken.None);

    public static DeliveryContext ContextOf(HttpContext http, CancellationToken interrupted)
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
            [.. services.GetServices<HandlerRegistration>()],
            new BatchLedger(LedgerOf(services, time), settings.RedeliveryWindow, log),
            interrupted);
    }

    private static IDeliveryLedger LedgerOf(IServiceProvider services, TimeProvider time) =>
        services.GetService<IDistributedCache>() is { } cache
            ? new CacheLedger(cache)
            : MemoryLedger.Of(services.GetRequiredService<IOptionsMonitor<DjrillOptions>>(), time);
}
