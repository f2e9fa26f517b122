using Mistake = Djrill.Net.MandrillSignatureMistakes;

namespace Djrill.Net.Sample;

/// <summary>What to do about a wrong signature.</summary>
internal static class Cures
{
    public const string OfUrl = "Set 'Djrill:WebhookUrl' (or 'DJRILL_WEBHOOK_URL') to the URL exactly as entered at Mandrill.";

    public const string OfKey =
        "Set 'Djrill:WebhookSignatureKey' (or 'DJRILL_WEBHOOK_SIGNATURE_KEY') to the key that Mandrill shows for this webhook. "
        + "It is not the API key.";

    public const string OfTestKey =
        "Only Mandrill's check of a new URL, which has no events, is signed with this key. Anybody can sign with it: refuse such a batch.";

    public const string OfBody =
        "The body is not as Mandrill sent it. Save the request again byte for byte, and make the proxy in front of the receiver "
        + "pass the body on unchanged.";

    private static readonly string[] OfTheUrl =
    [
        Mistake.Scheme, Mistake.UserInfo, Mistake.Host, Mistake.Port, Mistake.DefaultPort, Mistake.Path, Mistake.TrailingSlash, Mistake.Query,
        Mistake.QueryOrder, Mistake.QueryEncoding, Mistake.Fragment, Mistake.UrlWhiteSpace, Mistake.OtherUrl, Mistake.OtherWebhook,
    ];

    private static readonly string[] OfTheKey = [Mistake.OtherKey, Mistake.KeyWhiteSpace, Mistake.KeyQuotes];

    private static readonly string[] OfTheBody = [Mistake.JsonFormat, Mistake.PlusSigns, Mistake.EncodedTwice, Mistake.LineEnds, Mistake.FormFields];

    /// <summary>Finds the cures of mistakes. Without a known mistake, URL and key may both be wrong.</summary>
    public static IReadOnlyList<string> For(IReadOnlyList<string> mistakes) =>
        mistakes.Count == 0 ? [OfUrl, OfKey] : [.. mistakes.Select(For).OfType<string>().Distinct()];

    private static string? For(string mistake) => mistake switch
    {
        Mistake.TestKey => OfTestKey,
        _ when OfTheUrl.Contains(mistake) => OfUrl,
        _ when OfTheKey.Contains(mistake) => OfKey,
        _ when OfTheBody.Contains(mistake) => OfBody,
        _ => null,
    };
}
