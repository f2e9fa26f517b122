namespace Djrill.Net.Tests.Inbox.Model;

/// <summary>The steps that write outcomes: D1 to D4.</summary>
internal sealed class OutcomeSteps(Scenario scenario, PlantedError planted)
{
    private readonly OutcomeStatements _store = new(scenario, planted);

    public void FindSteps(in World world, int process, StepSink sink)
    {
        for (var i = 0; i < ItemLists.Capacity; i++)
        {
            if (world.Processes[process].Items[i].Stage == ItemStage.Ended)
            {
                FindOutcome(world, process, i, sink);
            }
        }
    }

    private void FindOutcome(in World world, int process, int index, StepSink sink)
    {
        var actor = (Actor)process;
        if (world.Processes[process].IsLost)
        {
            var dropped = world;
            dropped.Processes[process].Items.Remove(index);
            sink(new(actor, Statement.None, StepKind.OutcomeIsDropped), dropped);
        }

        var next = world;
        var item = world.Processes[process].Items[index];
        if (planted == PlantedError.SettleWithoutLock && item is { IsDue: true, Open: 0 })
        {
            next.Processes[process].Items[index].Open = OutcomeStatements.CountOpenOfOthers(world.Rows[item.Row], item);
            sink(new(actor, Statement.D3, StepKind.Executed), next);
            return;
        }

        var statement = Execute(ref next, process, item);
        if (world.Seen.Faults < scenario.Faults)
        {
            var lost = next;
            lost.Seen.Faults++;
            sink(new(actor, statement, StepKind.AnswerLost), lost);
        }

        next.Processes[process].Items.Remove(index);
        sink(new(actor, statement, StepKind.Executed), next);
    }

    private Statement Execute(ref World world, int process, in Item item)
    {
        if (item.IsDue)
        {
            _store.D3(ref world, item);
            return _store.HasDead(item) ? Statement.D4 : Statement.D3;
        }

        if (item.Results[0] is Result.None or Result.Handled && item.Results[1] is Result.None or Result.Handled)
        {
            OutcomeStatements.D1(ref world, item);
            return Statement.D1;
        }

        _store.D2(ref world, item, world.Processes[process].Owner, item.Lane);
        return _store.HasDead(item) ? Statement.D4 : Statement.D2;
    }
}
