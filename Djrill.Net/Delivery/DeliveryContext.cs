using Djrill.Net.Configuration;
using Djrill.Net.Diagnostics;
using Microsoft.Extensions.Logging;

namespace Djrill.Net.Delivery;

/// <summary>What the calls of one batch share.</summary>
/// <param name="Host">What outlives the batch.</param>
/// <param name="Webhook">The registered name of the webhook that received the batch, or empty.</param>
/// <param name="Settings">The settings of the host, as they are for the whole of the request.</param>
/// <param name="Log">The logger.</param>
/// <param name="Telemetry">Meters, spans and health.</param>
/// <param name="ReceivedAt">When the batch was received.</param>
/// <param name="SignatureName">The name of the pair of URL and key that verified the batch, or null.</param>
internal sealed record DeliveryContext(
    DirectDelivery Host, string Webhook, HostLimits Settings, ILogger Log, Telemetry Telemetry, DateTimeOffset ReceivedAt, string? SignatureName)
{
    public TimeProvider Time => Host.Time;
}
