namespace Djrill.Net.Configuration;

/// <summary>Reads the settings of all webhooks of a host together, since what one accepts no other may accept.</summary>
internal static class SettingsEvaluator
{
    /// <summary>Reads all settings and returns the states that follow from them, the default webhook's first.</summary>
    public static IReadOnlyDictionary<string, SettingsState> Next(IReadOnlyDictionary<string, SettingsState>? last, SettingsServices services)
    {
        List<SettingsProposal> proposals = [.. services.Names.Select(name => SettingsProposal.Read(name, last?[name], services))];
        RefuseConflicts(proposals, proposal => last is null && services.Mapped?.Contains(proposal.Name) is not true);

        return new OrderedDictionary<string, SettingsState>(
            proposals.Select(proposal => KeyValuePair.Create(proposal.Name, SettingsTransition.Next(proposal, services))), WebhookNames.Comparer);
    }

    /// <summary>
    /// Refuses the changes that conflict with another webhook. The webhook that held a value keeps it; of two that ask for it the
    /// first registered gets it. Each refusal may bring back an older value, so it goes on until there is no conflict.
    /// </summary>
    private static void RefuseConflicts(List<SettingsProposal> proposals, Func<SettingsProposal, bool> takesRoute)
    {
        for (var refused = 0; refused < proposals.Count && ExclusiveSetting.FindConflict(proposals, takesRoute) is var (first, second); refused++)
        {
            var loser = second.IsHeldBefore ? first : second;
            var winner = loser == first ? second : first;
            var index = proposals.IndexOf(loser.Proposal);
            proposals[index] = loser.Proposal.Refuse(loser.DescribeConflict(winner));
        }
    }
}
