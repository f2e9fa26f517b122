namespace Djrill.Net.Sample;

/// <summary>Finds the name that was probably meant.</summary>
internal static class NearestName
{
    /// <summary>Creates the sentence 'Did you mean …?' with a space before it, or an empty text if no name is near.</summary>
    public static string Hint(string found, IEnumerable<string> names) =>
        Find(found, names) is { } name ? $" Did you mean '{name}'?" : "";

    private static string? Find(string found, IEnumerable<string> names)
    {
        var nearest = names.MinBy(name => Distance(found, name));
        return nearest is not null && Distance(found, nearest) <= Math.Max(2, nearest.Length / 3) ? nearest : null;
    }

    /// <summary>Counts the characters to insert, remove or replace (Levenshtein). Case and hyphens cost nothing.</summary>
    private static int Distance(string a, string b)
    {
        var (from, to) = (Plain(a), Plain(b));
        var row = Enumerable.Range(0, to.Length + 1).ToArray();
        for (var i = 1; i <= from.Length; i++)
        {
            var diagonal = row[0]++;
            for (var j = 1; j <= to.Length; j++)
            {
                var replaced = diagonal + (from[i - 1] == to[j - 1] ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.Min(replaced, Math.Min(row[j], row[j - 1]) + 1);
            }
        }

        return row[^1];
    }

    private static string Plain(string name) => name.ToUpperInvariant().Replace('-', '_');
}
