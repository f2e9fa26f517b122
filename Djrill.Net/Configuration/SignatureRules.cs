using Djrill.Net.Protocol;

namespace Djrill.Net.Configuration;

/// <summary>Finds errors in the signature keys and their URLs.</summary>
internal static class SignatureRules
{
    public static IEnumerable<string> Problems(MandrillWebhookOptions options) =>
    [
        .. Keys(options),
        .. FirstPair(options),
        .. AdditionalPairs(options),
        .. Required(options),
        .. Urls(options),
    ];

    private static IEnumerable<string> Keys(MandrillWebhookOptions options) =>
        from key in options.Keys()
        where key.Value == SignaturePair.HandshakeKey // Anyone could sign with the public key.
        select $"'{key.Name}' is the public key of Mandrill's URL check. Use the key that Mandrill shows for "
            + "the webhook once the URL is saved; the URL check passes without a key.";

    private static IEnumerable<string> FirstPair(MandrillWebhookOptions options)
    {
        var (hasKey, hasUrl) = (!SettingText.IsMissing(options.WebhookSignatureKey), !SettingText.IsMissing(options.WebhookUrl));
        if (hasKey && !hasUrl)
        {
            yield return $"'WebhookSignatureKey' is set but 'WebhookUrl' is missing. Set '{options.SectionPath}:WebhookUrl' to the URL "
                + "exactly as entered at Mandrill: the signature covers the URL.";
        }

        if (hasUrl && !hasKey)
        {
            yield return $"'WebhookUrl' is set but 'WebhookSignatureKey' is missing or blank. Set "
                + $"'{options.SectionPath}:WebhookSignatureKey' to "
                + "the key that Mandrill shows for the webhook, or remove 'WebhookUrl' while there is no key yet.";
        }
    }

    private static IEnumerable<string> AdditionalPairs(MandrillWebhookOptions options) =>
        from pair in options.AdditionalSignatures.Select(static (pair, index) => (Value: pair, Index: index))
        from half in new[] { (Name: "Url", Value: pair.Value?.Url), (Name: "Key", Value: pair.Value?.Key) }
        where SettingText.IsMissing(half.Value)
        select $"'{MandrillWebhookOptionsExtensions.PairSetting(pair.Index, half.Name)}' is missing. Set both 'Url' and 'Key' "
            + "of each pair, or remove the pair.";

    private static IEnumerable<string> Required(MandrillWebhookOptions options) => options.RequireSignature && !options.Keys().Any()
        ? ["'RequireSignature' is true but no signature key is set. Set 'WebhookSignatureKey' and 'WebhookUrl'."]
        : [];

    private static IEnumerable<string> Urls(MandrillWebhookOptions options) =>
        from url in options.Urls()
        where !IsAbsoluteHttp(url.Value)
        select $"'{url.Name}' is not an absolute http or https URL. Enter the whole URL exactly as at Mandrill, "
            + "such as 'https://example.com/djrill/webhook/?secret=...'.";

    private static bool IsAbsoluteHttp(string url) =>
        (url.StartsWith("https://", StringComparison.OrdinalIgnoreCase) || url.StartsWith("http://", StringComparison.OrdinalIgnoreCase))
        && Uri.TryCreate(url, UriKind.Absolute, out var uri)
        && uri.Host.Length > 0;
}
