namespace Djrill.Net.Sample;

/// <summary>Where the posts go, and how they are signed.</summary>
/// <param name="Url">The URL of the posts.</param>
/// <param name="Key">The signature key, or null for unsigned posts.</param>
/// <param name="SignedUrl">The URL as entered at Mandrill.</param>
internal sealed record Target(TargetUrl Url, string? Key, string SignedUrl)
{
    /// <summary>Gets the words of the output for the signature.</summary>
    public string Signing => Key is null ? "unsigned" : "signed";

    /// <summary>Creates the target from the arguments, or from the receiver's settings for each that is absent.</summary>
    public static Target Create(CommandLine line, SampleSettings settings)
    {
        line.RefuseWords("'send' takes one URL, and more arguments without an option were found. Put each value behind its option, such as "
            + "'--key KEY', and the URL in quotes.", allowed: 1);
        var url = TargetUrl.Parse(line.Words.Count == 0 ? settings.LocalUrl : line.Words[0], "The URL");
        var isConfigured = url.Text == settings.LocalUrl || url.Text == settings.WebhookUrl;
        var key = line.Value(CommandOptions.Key) ?? (isConfigured ? settings.SignatureKey : null);
        var signedUrl = line.Value(CommandOptions.SignedUrl);
        if (signedUrl is null)
        {
            // Signed is the URL as entered at Mandrill, also where the post takes a shorter way.
            return new(url, key, isConfigured ? settings.WebhookUrl ?? url.Text : url.Text);
        }

        return key is not null
            ? new(url, key, TargetUrl.Parse(signedUrl, "The value of '--url-signed'").Text)
            : throw new ArgumentMistakeException("'--url-signed' was found without a key, so nothing would be signed. "
                + "Add '--key KEY' with the key that Mandrill shows for the webhook.");
    }
}
