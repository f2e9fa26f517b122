namespace Djrill.Net.Benchmarks.Receivers;

/// <summary>What a receiver tells of itself.</summary>
/// <param name="Events">How many events there have been.</param>
/// <param name="EventTypes">The same by type; empty where the subscriber does not look at it.</param>
/// <param name="Characters">How many characters of text the subscriber read.</param>
/// <param name="Digests">How often each attachment came, by its SHA-256 in hex.</param>
/// <param name="AllocatedBytes">All that was ever allocated on the managed heap.</param>
/// <param name="Collections">How many collections there have been, by generation.</param>
/// <param name="HeapBytes">The managed heap's size at its last collection.</param>
internal sealed record Stats(
    long Events,
    IReadOnlyDictionary<string, long> EventTypes,
    long Characters,
    IReadOnlyDictionary<string, int> Digests,
    long AllocatedBytes,
    IReadOnlyList<int> Collections,
    long HeapBytes);
