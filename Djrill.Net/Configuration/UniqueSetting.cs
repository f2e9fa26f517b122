namespace Djrill.Net.Configuration;

/// <summary>A value that must be unique among the webhooks: a secret, a pair of URL and key, or a route of the controller.</summary>
/// <param name="Proposal">The settings that contain the value.</param>
/// <param name="Setting">The name of the setting.</param>
/// <param name="Value">The value. Never shown in a message.</param>
internal sealed record UniqueSetting(CandidateSettings Proposal, string Setting, (string Kind, string Text, string Key) Value)
{
    private const string Secret = "secret";
    private const string Key = "key";
    private const string Pair = "pair";
    private const string Route = "route";

    /// <summary>Gets whether the settings in force already contain the value.</summary>
    public bool IsInForce => Proposal.Last?.Options is { } options && For(Proposal, options).Any(claim => claim.Value == Value);

    /// <summary>Finds the first conflict between two webhooks, in the order of registration.</summary>
    public static (UniqueSetting First, UniqueSetting Second)? FindConflict(
        IEnumerable<CandidateSettings> proposals, Func<CandidateSettings, bool> claimsRoute)
    {
        var known = new List<UniqueSetting>();
        foreach (var proposal in proposals.Where(static proposal => proposal.Effective is not null))
        {
            var settings = For(proposal, proposal.Effective!).ToList(); // Not null: proposals without options are skipped.
            settings.AddRange(claimsRoute(proposal) ? [ForRoute(proposal)] : []);
            foreach (var setting in settings)
            {
                if (known.Find(setting.ConflictsWith) is { } first)
                {
                    return (first, setting);
                }
            }

            known.AddRange(settings);
        }

        return null;
    }

    /// <summary>
    /// Checks whether two settings conflict. A secret must not equal a key, because the secret is part of the URL and would reveal the key.
    /// Two URLs can have the same key.
    /// </summary>
    private bool ConflictsWith(UniqueSetting other) => (Value.Kind, other.Value.Kind) is (Secret, Key) or (Key, Secret)
        ? Value.Text == other.Value.Text
        : Value.Kind != Key && Value == other.Value;

    public string DescribeConflict(UniqueSetting other)
    {
        var holder = WebhookNames.Describe(other.Proposal.Name);
        return Value.Kind switch
        {
            Secret when other.Value.Kind == Key =>
                $"'{Setting}' is also a signature key of {holder}. Use a different secret: the secret travels in the URL, the key never "
                + "does.",
            Secret => $"'{Setting}' is also a secret of {holder}. Use a different secret for each webhook.",
            Key => $"'{Setting}' is also a secret of {holder}. Use a different secret for that webhook: the secret travels in the URL, "
                + "the key never does.",
            Pair => $"'{Setting}' and its URL are also a pair of {holder}. Remove the pair from one of the two.",
            _ => $"'{Setting}' results in the route '/{RouteOf(Proposal)}', which {holder} has. Use a different prefix for each webhook.",
        };
    }

    private static IEnumerable<UniqueSetting> For(CandidateSettings proposal, MandrillWebhookOptions options) =>
    [
        .. options.Secrets().Select(secret => new UniqueSetting(proposal, secret.Name, (Secret, secret.Value, ""))),
        .. options.Keys().Select(key => new UniqueSetting(proposal, key.Name, (Key, key.Value, ""))),
        .. options.Pairs().Select(pair => new UniqueSetting(proposal, pair.KeySetting, (Pair, pair.Url, pair.Key))),
    ];

    private static UniqueSetting ForRoute(CandidateSettings proposal) => new(
        proposal, nameof(MandrillWebhookOptions.RoutePrefix), (Route, RouteOf(proposal).ToUpperInvariant(), ""));

    private static string RouteOf(CandidateSettings proposal) =>
        RoutePrefix.Template(proposal.Effective!.RoutePrefix, proposal.Name); // Not null: proposals without options are skipped.
}
