using System.Text;
using System.Text.RegularExpressions;

namespace Djrill.Net.Protocol;

/// <summary>
/// Restores plus signs and spaces in JSON. A form encodes a space as <c>+</c> and a plus sign as <c>%2B</c>, which some proxies confuse.
/// </summary>
internal static partial class PlusSigns
{
    // A sentence has a space after about five letters, base64 a plus sign after 64 on average.
    private const int MinBase64Run = 12;
    private const int MinBase64Length = 16;

    /// <summary>Lists the texts that may have been before the change.</summary>
    public static IEnumerable<string> Restore(string json)
    {
        var joined = Join(json);
        yield return joined;
        yield return Numbers().Replace(joined, "+");
        joined = Join(json.Replace('+', ' '));
        yield return joined;
        yield return Numbers().Replace(joined, "+");
        yield return json.Replace('+', ' ');
        yield return json.Replace(' ', '+');
    }

    /// <summary>Puts plus signs in place of spaces where no space can be: in addresses and in base64.</summary>
    private static string Join(string json)
    {
        var text = new StringBuilder(json);
        foreach (var (start, length, isString) in JsonSegment.Split(json))
        {
            var segment = json.AsSpan(start, length);
            if (isString && segment.Contains(' ') && (Address().IsMatch(segment) || IsBase64(segment)))
            {
                text.Replace(' ', '+', start, length);
            }
        }

        return text.ToString();
    }

    private static bool IsBase64(ReadOnlySpan<char> text)
    {
        var length = text.Length - text.Count('"') - text.Count('\\');
        return length >= MinBase64Length && length % 4 == 0 && text.Count(' ') * MinBase64Run <= length && Base64().IsMatch(text);
    }

    [GeneratedRegex("""\A"[A-Za-z0-9._=-]+(?: [A-Za-z0-9._=-]+)+@[A-Za-z0-9.-]+"\z""")]
    private static partial Regex Address();

    // A telephone number such as "+49 30 1234", and a plus sign between spaces.
    [GeneratedRegex("""(?<=") (?=[0-9])|(?<= ) (?= )""")]
    private static partial Regex Numbers();

    [GeneratedRegex("""\A"(?:[A-Za-z0-9 /+]|\\/)+={0,2}"\z""")]
    private static partial Regex Base64();
}
