namespace Djrill.Net.Protocol;

/// <summary>Combines the known URLs and keys in pairs that are not configured.</summary>
internal static class MixedPairs
{
    public static IEnumerable<SignatureCandidate> Create(SignatureEvidence evidence)
    {
        var configured = evidence.Pairs.Select(static pair => (pair.Url.Text, pair.Key.Text)).ToHashSet();
        var urls = evidence.Pairs.Select(static pair => pair.Url).Concat(evidence.OtherUrls);
        var keys = evidence.Pairs.Select(static pair => pair.Key);
        return
            from key in keys.Select(static key => (Key: key, Word: MandrillSignatureMistakes.OtherUrl))
                .Concat(evidence.OtherKeys.Select(static key => (Key: key, Word: MandrillSignatureMistakes.OtherKey)))
            from url in urls
            where !configured.Contains((url.Text, key.Key.Text))
            select new SignatureCandidate(
                url.Text, key.Key.Text, evidence.Form, new(key.Word, $"with {url.Name} and {key.Key.Name} as a pair"));
    }
}
