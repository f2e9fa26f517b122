using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using System.Security.Cryptography;

namespace Djrill.Net.Benchmarks.Subscribers;

/// <summary>What the subscribers saw. Several requests run at a time.</summary>
internal static class Tally
{
    private static readonly ConcurrentDictionary<string, StrongBox<long>> Types = new();

    private static readonly ConcurrentDictionary<string, int> DigestCounts = new();

    private static long _events;

    private static long _characters;

    public static long Events => Interlocked.Read(ref _events);

    public static IReadOnlyDictionary<string, int> Digests => DigestCounts;

    public static IReadOnlyDictionary<string, long> EventTypes =>
        Types.ToDictionary(static type => type.Key, static type => type.Value.Value);

    /// <summary>How long all texts were that were read, and the sum of the numbers, so that no compiler can leave the reading out.</summary>
    public static long Characters => Interlocked.Read(ref _characters);

    /// <returns>How many events there have been.</returns>
    public static long Count() => Interlocked.Increment(ref _events);

    public static void Count(int events) => Interlocked.Add(ref _events, events);

    public static void CountType(string? type) =>
        Interlocked.Increment(ref Types.GetOrAdd(type ?? "", static _ => new StrongBox<long>()).Value);

    public static void CountText(string? text) => Interlocked.Add(ref _characters, text?.Length ?? 0);

    public static void CountReading(Reading reading) => Interlocked.Add(ref _characters, reading.Sum);

    /// <summary>Counts an attachment by its digest.</summary>
    public static void CountContent(ReadOnlySpan<byte> content) =>
        DigestCounts.AddOrUpdate(Convert.ToHexString(SHA256.HashData(content)), 1, static (_, count) => count + 1);
}
