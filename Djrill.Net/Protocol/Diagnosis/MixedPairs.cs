namespace Djrill.Net.Protocol;

/// <summary>Combines the known URLs and keys in pairs that are not configured, and lists the pairs of other webhooks.</summary>
internal static class MixedPairs
{
    private const string Cure = "Look up at Mandrill which key belongs to which URL.";
    private const string RouteCure =
        "Leave the settings. Correct the URL at Mandrill, or the proxy that sends the request to this webhook.";

    public static IEnumerable<SignatureCandidate> Create(SignatureEvidence evidence)
    {
        var configured = evidence.Pairs.Select(static pair => (pair.Url.Text, pair.Key.Text)).ToHashSet();
        var urls = evidence.Pairs.Concat(evidence.OtherPairs).Select(static pair => pair.Url).Concat(evidence.OtherUrls);
        var ownKeys = from pair in evidence.Pairs
                      from url in urls
                      select (Url: url, pair.Key, Word: MandrillSignatureMistakes.OtherUrl);
        var otherKeys = from pair in evidence.Pairs
                        from other in evidence.OtherPairs
                        select (pair.Url, other.Key, Word: MandrillSignatureMistakes.OtherKey);
        var mixed = from pair in ownKeys.Concat(otherKeys)
                    where !configured.Contains((pair.Url.Text, pair.Key.Text))
                    select Candidate(pair.Url, pair.Key, pair.Word, $"with {pair.Url} and {pair.Key}, which are of different pairs", Cure);
        return mixed.Concat(evidence.OtherPairs.Select(pair => Candidate(
            pair.Url,
            pair.Key,
            MandrillSignatureMistakes.OtherWebhook,
            $"with {pair.Url}, so the request was meant for that webhook",
            RouteCure)));

        SignatureCandidate Candidate(NamedText url, NamedText key, string word, string text, string cure) =>
            new(url.Text, key.Text, evidence.Form, new(word, text, cure));
    }
}
