using Microsoft.Extensions.Logging;

namespace Djrill.Net.Diagnostics;

/// <summary>The diagnostics of one webhook.</summary>
/// <param name="Log">The logger. Messages about a named webhook begin with its name.</param>
/// <param name="Telemetry">Meters, spans and health.</param>
/// <param name="Refusals">The log of refused requests.</param>
internal sealed record WebhookDiagnostics(ILogger Log, Telemetry Telemetry, RefusalLog Refusals);
