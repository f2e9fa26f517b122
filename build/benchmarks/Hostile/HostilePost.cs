namespace Djrill.Net.Benchmarks.Hostile;

/// <summary>One post that is meant to hurt.</summary>
/// <param name="Name">What is done.</param>
/// <param name="CreateBody">Makes the form; only when its turn comes, as some are large.</param>
internal sealed record HostilePost(string Name, Func<byte[]> CreateBody);
