using Djrill.Net.Configuration;
using Djrill.Net.Diagnostics;
using Microsoft.AspNetCore.Http;

namespace Djrill.Net.Delivery;

/// <summary>Starts the direct delivery of a request's batch.</summary>
internal static class DirectDelivery
{
    public static DeliveryContext CreateContext(HttpContext http)
    {
        var host = DeliveryHost.For(http.RequestServices);
        var settings = CurrentSettings.Of(http)!; // Not null: without settings the form was refused.
        return new(host, settings, Log.For(http), Telemetry.Of(http.RequestServices), host.Time.GetUtcNow(), null);
    }
}
