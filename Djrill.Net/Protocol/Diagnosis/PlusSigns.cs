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
        var spaced = json.Replace('+', ' ');
        var joined = Join(json);
        var rejoined = Join(spaced);
        return [joined, Numbers().Replace(joined, "+"), rejoined, Numbers().Replace(rejoined, "+"), spaced, json.Replace(' ', '+')];
    }

    /// <summary>Puts plus signs in place of spaces where no space can be: in addresses and in base64.</summary>
    private static string Join(string json) => string.Concat(JsonPiece.Split(json).Select(static piece =>
        piece.IsString && (Address().IsMatch(piece.Text) || IsBase64(piece.Text)) ? piece.Text.Replace(' ', '+') : piece.Text));

    private static bool IsBase64(string text)
    {
        var length = text.Count(static character => character is not ('"' or '\\'));
        return length >= MinBase64Length && length % 4 == 0
            && text.Count(static character => character == ' ') * MinBase64Run <= length
            && Base64().IsMatch(text);
    }

    [GeneratedRegex("""\A"[A-Za-z0-9._=-]+(?: [A-Za-z0-9._=-]+)+@[A-Za-z0-9.-]+"\z""")]
    private static partial Regex Address();

    // A telephone number such as "+49 30 1234", and a plus sign between spaces.
    [GeneratedRegex("""(?<=") (?=[0-9])|(?<= ) (?= )""")]
    private static partial Regex Numbers();

    [GeneratedRegex("""\A"(?:[A-Za-z0-9 /+]|\\/)+={0,2}"\z""")]
    private static partial Regex Base64();
}
