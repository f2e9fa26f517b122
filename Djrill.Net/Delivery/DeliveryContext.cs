using Djrill.Net.Configuration;
using Djrill.Net.Diagnostics;
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
}
