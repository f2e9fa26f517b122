using System.Globalization;

namespace Djrill.Net.Keys;

/// <summary>What the events of one group share. Groups differ in their number, which stands in each text.</summary>
internal sealed class Facts
{
    public Facts(int seed, int group)
    {
#pragma warning disable CA5394 // Do not use insecure randomness: the events of a seed have to be the same each time.
        var random = new Random(HashOf(seed, group));
        Ts = 1_700_000_000 + random.Next(30_000_000);
        var bytes = new byte[12];
        random.NextBytes(bytes);
#pragma warning restore CA5394
        Id = $"{Convert.ToHexStringLower(bytes)}{group:x8}";
        Number = group.ToString(CultureInfo.InvariantCulture);
    }

    public int Ts { get; }

    public string Id { get; }

    public string Number { get; }

    public string Email => $"user{Number}@example.com";

    private static int HashOf(int seed, int group) => unchecked((seed * 397) ^ group);
}
