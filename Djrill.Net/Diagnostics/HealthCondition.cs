using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Djrill.Net.Diagnostics;

/// <summary>Something that is wrong at this moment.</summary>
/// <param name="Status">How bad it is.</param>
/// <param name="Sentence">What is wrong and where to look, in one sentence without a secret, a key or a URL.</param>
/// <param name="Until">When it ends by itself, or null for never.</param>
internal sealed record HealthCondition(HealthStatus Status, string Sentence, DateTimeOffset? Until = null);
