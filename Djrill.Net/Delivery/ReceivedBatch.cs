using Djrill.Net.Diagnostics;
using Djrill.Net.Protocol;

namespace Djrill.Net.Delivery;

/// <summary>Contains a verified batch and details of its request.</summary>
/// <param name="Webhook">The name of the webhook that received the batch. Empty for the webhook of <c>AddDjrill</c>.</param>
/// <param name="Events">The events.</param>
/// <param name="Limits">The settings of the host. They do not change during the request.</param>
/// <param name="Diagnostics">The log, the metrics and the health of the webhook.</param>
/// <param name="ReceivedAt">The time at which the batch was received.</param>
/// <param name="SignatureName">The name of the signature settings (URL and key) that verified the batch, or null.</param>
internal sealed record ReceivedBatch(
    string Webhook, EventBatch Events, DjrillOptions Limits, WebhookDiagnostics Diagnostics, DateTimeOffset ReceivedAt,
    string? SignatureName);
