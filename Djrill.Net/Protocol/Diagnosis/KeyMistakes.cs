namespace Djrill.Net.Protocol;

/// <summary>Corrects the known mistakes in a key.</summary>
internal static class KeyMistakes
{
    /// <summary>Lists the corrected keys.</summary>
    /// <param name="key">The configured key.</param>
    /// <param name="isUrlCheck">True if the batch is empty. Mandrill may then use its test key.</param>
    public static IEnumerable<(string Key, SignatureMistake Mistake)> Correct(NamedText key, bool isUrlCheck)
    {
        var trimmed = key.Text.Trim();
        if (trimmed != key.Text)
        {
            yield return (trimmed, new(MandrillSignatureMistakes.KeyWhiteSpace, $"without the white space around {key.Name}"));
        }

        if (key.Text.Length > 2 && key.Text[0] is '"' or '\'' && key.Text[^1] == key.Text[0])
        {
            yield return (key.Text[1..^1],
                new(MandrillSignatureMistakes.KeyQuotes, $"without the quotation marks around {key.Name}"));
        }

        if (!isUrlCheck)
        {
            yield return (SignaturePair.HandshakeKey,
                new(MandrillSignatureMistakes.TestKey, $"with 'test-webhook', the key of Mandrill's URL check, in place of {key.Name}"));
        }
    }
}
