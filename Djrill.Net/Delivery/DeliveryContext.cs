using Djrill.Net.Configuration;
using Djrill.Net.Diagnostics;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Djrill.Net.Delivery;

/// <summary>What the calls of one batch share.</summary>
/// <param name="Host">What outlives the batch.</param>
/// <param name="Settings">The settings of the request.</param>
/// <param name="Log">The logger.</param>
/// <param name="Telemetry">Meters, spans and health.</param>
/// <param name="ReceivedAt">When the batch was received.</param>
/// <param name="SignatureName">The name of the pair of URL and key that verified the batch, or null.</param>
internal sealed record DeliveryContext(
    DirectDelivery Host, WebhookSettings Settings, ILogger Log, Telemetry Telemetry, DateTimeOffset ReceivedAt, string? SignatureName)
{
    public TimeProvider Time => Host.Time;

    public static DeliveryContext For(HttpContext http)
    {
        var host = DirectDelivery.For(http.RequestServices);
        var settings = CurrentSettings.Of(http)!; // Not null: without settings the form was refused.
        return new(host, settings, Diagnostics.Log.For(http), Telemetry.Of(http.RequestServices), host.Time.GetUtcNow(), null);
    }
}
