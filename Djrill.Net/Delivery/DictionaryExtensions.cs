namespace Djrill.Net.Delivery;

internal static class DictionaryExtensions
{
    /// <summary>Adds one to the count of a key.</summary>
    /// <returns>The new count.</returns>
    public static int CountUp<TKey>(this Dictionary<TKey, int> counts, TKey key)
        where TKey : notnull => counts[key] = counts.GetValueOrDefault(key) + 1;
}
