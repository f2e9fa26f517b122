using System.Text.RegularExpressions;

namespace Djrill.Net.Sample;

/// <summary>Replaces the random ids and boundaries of a sample event with texts that depend on a seed.</summary>
internal sealed partial class FixedTokens(int seed)
{
    private readonly Random _random = new(seed);
    private readonly Dictionary<string, string> _replaced = [];

    /// <summary>Creates a text of hexadecimal digits.</summary>
    public string Next(int length) => _random.GetHexString(length, lowercase: true);

    /// <summary>Replaces each random text, and equal texts by equal texts.</summary>
    public string ReplaceIn(string json) => RandomText().Replace(json, match =>
    {
        if (!_replaced.TryGetValue(match.Value, out var text))
        {
            _replaced[match.Value] = text = Next(match.Length);
        }

        return text;
    });

    [GeneratedRegex("(?<![0-9A-Za-z])[0-9a-f]{22,32}(?![0-9A-Za-z])")]
    private static partial Regex RandomText();
}
