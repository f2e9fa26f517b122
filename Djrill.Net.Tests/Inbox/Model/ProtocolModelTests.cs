using Djrill.Net.Tests.Package;

namespace Djrill.Net.Tests.Inbox.Model;

/// <summary>Walks the protocol of docs/inbox-protocol.md in all interleavings.</summary>
internal sealed class ProtocolModelTests
{
    private static IEnumerable<TestCaseData> Plants =>
    [
        new(PlantedError.OutcomeWithoutCondition, Scenarios.Duplicates, "committed twice"),
        new(PlantedError.BeginWithoutLease, Scenarios.TwoRecipients, "Two workers call the recipients of the pending event 1 at once"),
        new(PlantedError.NoRenewal, Scenarios.TwoLanes, "was called more often"),
        new(PlantedError.AnswerBeforeCommit, Scenarios.OneMessageFails, "was answered with 200, but is not stored"),
        new(PlantedError.NoDeduplication, Scenarios.OneMessageFails, "committed twice"),
        new(PlantedError.SettleWithoutLock, Scenarios.TwoRecipients, "No run without a fault settles every event any more"),
        new(PlantedError.SourceDeleted, Scenarios.Replay, "is settled as handled, but recipient 1 has not handled it"),
        new(PlantedError.CrashNotNoted, Scenarios.Poison, "No run without a fault settles every event any more"),
    ];

    [TestCaseSource(nameof(Plants))]
    public void PlantedError_IsFound(PlantedError planted, Scenario scenario, string fault) =>
        Assert.That(new Explorer(scenario, planted).FindFault(), Does.Contain(fault));

    [Test]
    public void AllInterleavings_KeepThePromises_AndExecuteEachStatementOfThePage()
    {
        var executed = new HashSet<Statement>();
        foreach (var scenario in Scenarios.All)
        {
            var explorer = new Explorer(scenario);

            Assert.That(explorer.FindFault(), Is.Null, scenario.Name);
            executed.UnionWith(explorer.Executed);
        }

        var numbers = Pages.Of("docs/inbox-protocol.md").TableUnder("Statements").Select(static cells => cells[0]);
        Assert.That(executed.Except([Statement.None]).Select(static statement => $"{statement}"), Is.EquivalentTo(numbers));
    }
}
