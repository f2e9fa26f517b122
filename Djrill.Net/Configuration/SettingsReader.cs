namespace Djrill.Net.Configuration;

/// <summary>Reads the settings of all webhooks of a host together, because some values must be unique among the webhooks.</summary>
internal static class SettingsReader
{
    /// <summary>Reads all settings and returns the new states. The default webhook is first.</summary>
    public static IReadOnlyDictionary<string, SettingsState> Next(
        IReadOnlyDictionary<string, SettingsState>? last, SettingsServices services)
    {
        List<CandidateSettings> proposals = [.. services.Names.Select(name => CandidateSettings.Read(name, last?[name], services))];
        RefuseConflicts(proposals, proposal => last is null && services.Mapped?.Contains(proposal.Name) is not true);

        return new OrderedDictionary<string, SettingsState>(
            proposals.Select(proposal => KeyValuePair.Create(proposal.Name, SettingsUpdate.Next(proposal, services))),
            WebhookNames.Comparer);
    }

    /// <summary>
    /// Refuses settings that conflict with another webhook. A value in force takes precedence over a new value. Between two new values, the
    /// webhook that was registered first takes precedence. A refusal restores older values, so the search repeats until there is no
    /// conflict.
    /// </summary>
    private static void RefuseConflicts(List<CandidateSettings> proposals, Func<CandidateSettings, bool> claimsRoute)
    {
        for (var refused = 0; refused < proposals.Count
            && UniqueSetting.FindConflict(proposals, claimsRoute) is var (first, second); refused++)
        {
            var loser = second.IsInForce ? first : second;
            var winner = loser == first ? second : first;
            var index = proposals.IndexOf(loser.Proposal);
            proposals[index] = loser.Proposal.Refuse(loser.DescribeConflict(winner));
        }
    }
}
