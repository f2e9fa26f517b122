namespace Djrill.Net.Configuration;

/// <summary>A value that one webhook alone may have: a secret, a pair of URL and key, or a route of the controller.</summary>
/// <param name="Proposal">The settings that hold the value.</param>
/// <param name="Setting">The name of the setting.</param>
/// <param name="Value">The value. It is compared, and never shown.</param>
internal sealed record UniqueSetting(CandidateSettings Proposal, string Setting, (string Kind, string Text, string Key) Value)
{
    private const string Secret = "secret";
    private const string Key = "key";
    private const string Pair = "pair";
    private const string Route = "route";

    /// <summary>Gets whether the settings in force hold the value already.</summary>
    public bool IsHeldBefore => Proposal.Last?.Options is { } options && For(Proposal, options).Any(claim => claim.Value == Value);

    /// <summary>Finds the first value that two webhooks have, in the order of registration.</summary>
    public static (UniqueSetting First, UniqueSetting Second)? FindConflict(
        IEnumerable<CandidateSettings> proposals, Func<CandidateSettings, bool> takesRoute)
    {
        var known = new List<UniqueSetting>();
        foreach (var proposal in proposals.Where(static proposal => proposal.Effective is not null))
        {
            var settings = For(proposal, proposal.Effective!).ToList(); // Not null: proposals without options are skipped.
            settings.AddRange(takesRoute(proposal) ? [ForRoute(proposal)] : []);
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
    /// Checks whether two webhooks have the same value. A secret must not equal a key either, because the secret travels in the URL and
    /// would reveal the key. One key may serve two URLs.
    /// </summary>
    private bool ConflictsWith(UniqueSetting other) => (Value.Kind, other.Value.Kind) is (Secret, Key) or (Key, Secret)
        ? Value.Text == other.Value.Text
        : Value.Kind != Key && Value == other.Value;

    public string DescribeConflict(UniqueSetting other)
    {
        var holder = WebhookNames.Describe(other.Proposal.Name);
        return Value.Kind switch
        {
            Secret when other.Value.Kind == Key => $"'{Setting}' is also a signature key of {holder}. Use a secret of its own: the secret travels in the URL, the key never does.",
            Secret => $"'{Setting}' is also a secret of {holder}. Give each webhook a secret of its own.",
            Key => $"'{Setting}' is also a secret of {holder}. Give that webhook a secret of its own: the secret travels in the URL, the key never does.",
            Pair => $"'{Setting}' and its URL are also a pair of {holder}. Remove the pair from one of the two.",
            _ => $"'{Setting}' gives the route '/{RouteOf(Proposal)}', which {holder} has. Give each webhook a prefix of its own.",
        };
    }

    private static IEnumerable<UniqueSetting> For(CandidateSettings proposal, MandrillWebhookOptions options) =>
    [
        .. options.Secrets().Select(secret => new UniqueSetting(proposal, secret.Name, (Secret, secret.Value, ""))),
        .. options.Keys().Select(key => new UniqueSetting(proposal, key.Name, (Key, key.Value, ""))),
        .. options.Pairs().Select(pair => new UniqueSetting(proposal, pair.Setting, (Pair, pair.Url, pair.Key))),
    ];

    private static UniqueSetting ForRoute(CandidateSettings proposal) => new(
        proposal, nameof(MandrillWebhookOptions.RoutePrefix), (Route, RouteOf(proposal).ToUpperInvariant(), ""));

    private static string RouteOf(CandidateSettings proposal) =>
        RoutePrefix.Template(proposal.Effective!.RoutePrefix, proposal.Name); // Not null: proposals without options are skipped.
}
