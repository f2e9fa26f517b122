namespace Djrill.Net.Tests;

/// <summary>Where a test's seed comes from.</summary>
internal enum SeedKind
{
    /// <summary>The same seed in every run.</summary>
    Fixed,

    /// <summary>Another seed in every run.</summary>
    Fresh,
}
