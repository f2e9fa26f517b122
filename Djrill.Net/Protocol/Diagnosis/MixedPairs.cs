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
        var mixed = from pair in Mix(evidence)
                    where !configured.Contains((pair.Url.Text, pair.Key.Text))
                    select Candidate(pair.Url, pair.Key, new(
                        pair.Word, $"with {pair.Url} and {pair.Key}, which are of different pairs", Cure));
        var urls = from pair in evidence.Pairs
                   from url in evidence.OtherUrls.DistinctBy(static url => url.Text, StringComparer.Ordinal)
                   where url.Text != pair.Url.Text
                   select Candidate(url, pair.Key, new(MandrillSignatureMistakes.OtherUrl, $"with {url} in place of {pair.Url}"));
        var others = from pair in evidence.OtherPairs
                     select Candidate(pair.Url, pair.Key, new(
                         MandrillSignatureMistakes.OtherWebhook,
                         $"with {pair.Url}, so the request was meant for that webhook",
                         RouteCure));
        return mixed.Concat(urls).Concat(others);

        SignatureCandidate Candidate(NamedText url, NamedText key, SignatureMistake mistake) =>
            new(url.Text, key.Text, evidence.Form, mistake);
    }

    /// <summary>Combines the keys of the webhook with all URLs, and the keys of other webhooks with its own URLs.</summary>
    private static IEnumerable<(NamedText Url, NamedText Key, string Word)> Mix(SignatureEvidence evidence)
    {
        var ownKeys = from pair in evidence.Pairs
                      from other in evidence.Pairs.Concat(evidence.OtherPairs)
                      select (other.Url, pair.Key, MandrillSignatureMistakes.OtherUrl);
        var otherKeys = from pair in evidence.Pairs
                        from other in evidence.OtherPairs
                        select (pair.Url, other.Key, MandrillSignatureMistakes.OtherKey);
        return ownKeys.Concat(otherKeys);
    }
}
