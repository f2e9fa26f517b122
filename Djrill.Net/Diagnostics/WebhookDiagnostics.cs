using Microsoft.Extensions.Logging;

namespace Djrill.Net.Diagnostics;

/// <summary>The log, the metrics and the refusal log of one webhook.</summary>
/// <param name="Log">The logger. Messages of a named webhook begin with the name of the webhook.</param>
/// <param name="Telemetry">Metrics, spans and health.</param>
/// <param name="Refusals">The log of refused requests.</param>
/// <param name="Explanations">The limit of explanations of wrong signatures. An explanation computes many signatures.</param>
internal sealed record WebhookDiagnostics(ILogger Log, Telemetry Telemetry, RefusalLog Refusals, OncePerInterval Explanations);
