using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Djrill.Net.Diagnostics;

/// <summary>A condition that the health check reports.</summary>
/// <param name="Status">Degraded or unhealthy.</param>
/// <param name="Sentence">One sentence: what is wrong and where to look. It holds no secret, no key and no URL.</param>
/// <param name="Until">When the condition expires, or null.</param>
internal sealed record HealthCondition(HealthStatus Status, string Sentence, DateTimeOffset? Until = null);
