using Djrill.Net.Diagnostics;
using Djrill.Net.Protocol;

namespace Djrill.Net.Delivery;

/// <summary>A verified batch, with the request's facts about it.</summary>
/// <param name="Webhook">The registered name of the webhook that received the batch, or empty.</param>
/// <param name="Events">The events.</param>
/// <param name="Limits">The settings of the host. They stay the same for the whole request.</param>
/// <param name="Diagnostics">The log, the metrics and the health of the webhook.</param>
/// <param name="ReceivedAt">The time at which the batch was received.</param>
/// <param name="SignatureName">The name of the pair of URL and key that verified the batch, or null.</param>
internal sealed record ReceivedBatch(
    string Webhook, EventBatch Events, DjrillOptions Limits, WebhookDiagnostics Diagnostics, DateTimeOffset ReceivedAt, string? SignatureName);
