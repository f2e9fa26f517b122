using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Djrill.Net.Events;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace Djrill.Net.Keys;

/// <summary>Makes the keys of many events and looks for two that are the same.</summary>
internal static class KeyCheck
{
    /// <summary>Of so many events one is sent again. It is no factor of the turns, so that in time each kind and change is.</summary>
    private const int ResentStep = 10;

    public static bool Run(int count, int seed)
    {
        var watch = Stopwatch.StartNew();
        var (keys, events) = (new UInt128[count], new UInt128[count]);
        var splits = 0;
        Parallel.For(0, count, index =>
        {
            var data = GeneratedEvents.Of(seed, index, isResent: false);
            var key = KeyOf(data);
            keys[index] = UInt128.Parse(key.AsSpan(key.Length - 64, 32), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);
            events[index] = DigestOf(data);
            if (index % ResentStep == 0 && KeyOf(GeneratedEvents.Of(seed, index, isResent: true)) != key)
            {
                Interlocked.Increment(ref splits);
            }
        });

        var (sameEvents, _) = Repeated(events);
        var (merges, example) = Repeated(keys);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"seed {seed}: {count:N0} events, {GeneratedEvents.TurnLength} kinds and changes, {watch.Elapsed.TotalSeconds:F0} s"));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"events made twice: {sameEvents:N0}; keys of two events: {merges:N0}; events that have another key when resent: {splits:N0}"));
        Show(seed, example);
        return (sameEvents, merges, splits) == (0, 0, 0);
    }

    /// <summary>Makes the key as a subscriber does.</summary>
    private static string KeyOf(JObject data) => MandrillEvent.Parse(data.ToString(Formatting.None)).IdempotencyKey;

    private static UInt128 DigestOf(JObject data) => UInt128.Parse(
        Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(data.ToString(Formatting.None)))).AsSpan(0, 32), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);

    /// <summary>Counts the values that were there before. Of keys it has half the digest: none would be told apart that is not.</summary>
    private static (int Count, (int First, int Second)? Example) Repeated(UInt128[] values)
    {
        var places = Enumerable.Range(0, values.Length).ToArray();
        Array.Sort(values, places);
        var repeated = Enumerable.Range(1, values.Length - 1).Where(place => values[place] == values[place - 1]).ToList();
        return (repeated.Count, repeated.Count > 0 ? (places[repeated[0] - 1], places[repeated[0]]) : null);
    }

    private static void Show(int seed, (int First, int Second)? example)
    {
        if (example is { } pair)
        {
            Console.WriteLine(GeneratedEvents.Of(seed, pair.First, isResent: false).ToString(Formatting.None));
            Console.WriteLine(GeneratedEvents.Of(seed, pair.Second, isResent: false).ToString(Formatting.None));
        }
    }
}
