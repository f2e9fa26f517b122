using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Djrill.Net.Diagnostics;

/// <summary>A condition for the report of the health check.</summary>
/// <param name="Status"><c>Degraded</c> or <c>Unhealthy</c>.</param>
/// <param name="Sentence">A sentence that describes the condition. Contains no secret, no key and no URL.</param>
/// <param name="Until">The time at which the condition expires, or null.</param>
internal sealed record HealthCondition(HealthStatus Status, string Sentence, DateTimeOffset? Until = null);
