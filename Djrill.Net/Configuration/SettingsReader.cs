namespace Djrill.Net.Configuration;

/// <summary>Reads the settings of all webhooks of a host together, because some values must belong to one webhook alone.</summary>
internal static class SettingsReader
{
    /// <summary>Reads all settings and returns the new states, the default webhook's first.</summary>
    public static IReadOnlyDictionary<string, SettingsState> Next(IReadOnlyDictionary<string, SettingsState>? last, SettingsServices services)
    {
        List<CandidateSettings> proposals = [.. services.Names.Select(name => CandidateSettings.Read(name, last?[name], services))];
        RefuseConflicts(proposals, proposal => last is null && services.Mapped?.Contains(proposal.Name) is not true);

        return new OrderedDictionary<string, SettingsState>(
            proposals.Select(proposal => KeyValuePair.Create(proposal.Name, SettingsUpdate.Next(proposal, services))), WebhookNames.Comparer);
    }

    /// <summary>
    /// Refuses changes that conflict with another webhook. A webhook keeps a value that it has already; of two new values the first
    /// registered wins. A refusal may bring back an older value, so the search repeats until there is no conflict.
    /// </summary>
    private static void RefuseConflicts(List<CandidateSettings> proposals, Func<CandidateSettings, bool> takesRoute)
    {
        for (var refused = 0; refused < proposals.Count && UniqueSetting.FindConflict(proposals, takesRoute) is var (first, second); refused++)
        {
            var loser = second.IsHeldBefore ? first : second;
            var winner = loser == first ? second : first;
            var index = proposals.IndexOf(loser.Proposal);
            proposals[index] = loser.Proposal.Refuse(loser.DescribeConflict(winner));
        }
    }
}
