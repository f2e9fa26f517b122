namespace Djrill.Net.Protocol;

/// <summary>Corrects the known mistakes in a key.</summary>
internal static class KeyMistakes
{
    private static readonly char[] Quotes = ['"', '\'', '`', '\u2018', '\u2019', '\u201c', '\u201d'];

    /// <summary>Lists the corrected keys.</summary>
    /// <param name="key">The configured key.</param>
    /// <param name="isUrlCheck">True if the batch is empty. Mandrill may then use its test key.</param>
    public static IEnumerable<(string Key, SignatureMistake Mistake)> Correct(NamedText key, bool isUrlCheck)
    {
        var trimmed = WhiteSpace.Trim(key.Text);
        if (trimmed != key.Text)
        {
            yield return (trimmed, new(MandrillSignatureMistakes.KeyWhiteSpace, $"without the white space around {key.Name}"));
        }

        if (HasQuotes(key.Text))
        {
            yield return (key.Text[1..^1],
                new(MandrillSignatureMistakes.KeyQuotes, $"without the quotation marks around {key.Name}"));
        }

        if (!isUrlCheck)
        {
            yield return (SignaturePair.HandshakeKey, new(
                MandrillSignatureMistakes.TestKey,
                $"with 'test-webhook', the key of Mandrill's URL check, in place of {key.Name}",
                "Leave the setting. The sender is not Mandrill, or it is a test tool that lacks the key."));
        }
    }

    /// <summary>Returns whether a key is enclosed in quotation marks.</summary>
    public static bool HasQuotes(string key) => key.Length > 2 && Quotes.Contains(key[0]) && Quotes.Contains(key[^1]);
}
