namespace Djrill.Net.Tests.Inbox.Model;

/// <summary>The steps by which a worker leases lanes: W1 to W5.</summary>
internal sealed class LeaseSteps(Scenario scenario, PlantedError planted)
{
    private readonly LeaseStatements _store = new(scenario, planted);

    public void FindSteps(in World world, int process, StepSink sink)
    {
        ref readonly var memory = ref world.Processes[process];
        if (memory.Owner == 0 || (memory.IsLost && memory.Items[0].Stage == ItemStage.None))
        {
            FindRegistration(world, process, sink);
        }
        else if (!memory.IsLost)
        {
            FindRenewal(world, process, sink);
            FindTaking(world, process, sink);
            FindRelease(world, process, sink);
        }
    }

    private void FindRegistration(in World world, int process, StepSink sink)
    {
        if (planted == PlantedError.NoRenewal && world.Workers[2].Exists)
        {
            return; // Otherwise the workers would begin anew without end.
        }

        var next = world;
        next.Processes[process] = default;
        var owner = _store.W1(ref next);
        if (world.Seen.Faults < scenario.Faults)
        {
            var lost = next;
            lost.Seen.Faults++;
            sink(new((Actor)process, Statement.W1, StepKind.AnswerLost), lost); // The worker begins again with W1.
        }

        next.Processes[process].Owner = owner;
        sink(new((Actor)process, Statement.W1, StepKind.Executed), next);
    }

    private void FindRenewal(in World world, int process, StepSink sink)
    {
        var next = world;
        ref var memory = ref next.Processes[process];
        Span<byte> positions = [ItemLists.PositionOf(world, process, 0), ItemLists.PositionOf(world, process, 1)];
        var isHeld = _store.W2(ref next, memory.Owner, positions);
        for (var lane = 0; lane < scenario.Lanes; lane++)
        {
            var isOwned = LeaseStatements.Owns(next, lane, memory.Owner);
            isHeld &= isOwned || memory.Lanes[lane].Fence == 0;
            if (isOwned && memory.Lanes[lane].Fence == 0)
            {
                memory.Lanes[lane] = Hold(next.Lanes[lane]); // The answer to W4 was lost.
            }
        }

        if (!isHeld)
        {
            memory.Lose();
        }

        sink(new((Actor)process, Statement.W2, StepKind.Executed), next);
    }

    /// <summary>W3 and W4 are one transaction.</summary>
    private void FindTaking(in World world, int process, StepSink sink)
    {
        var next = world;
        ref var memory = ref next.Processes[process];
        var held = (memory.Lanes[0].Fence > 0 ? 1 : 0) + (memory.Lanes[1].Fence > 0 ? 1 : 0);
        var hasEnded = _store.HasEndedWorkers(world, memory.Owner);
        _store.W3(ref next, memory.Owner);
        _store.W4(ref next, memory.Owner, held);
        var step = new Step((Actor)process, hasEnded ? Statement.W3 : Statement.W4, StepKind.Executed);
        if (world.Seen.Faults < scenario.Faults)
        {
            var lost = next;
            lost.Seen.Faults++;
            sink(step with { Kind = StepKind.AnswerLost }, lost);
        }

        for (var lane = 0; lane < scenario.Lanes; lane++)
        {
            if (LeaseStatements.Owns(next, lane, memory.Owner) && !LeaseStatements.Owns(world, lane, memory.Owner))
            {
                memory.Lanes[lane] = Hold(next.Lanes[lane]);
            }
        }

        sink(step, next);
    }

    /// <summary>Gives up a lane of which nothing is active, if the worker holds more than its share.</summary>
    private void FindRelease(in World world, int process, StepSink sink)
    {
        if (world.Processes[process].Lanes[0].Fence == 0 || world.Processes[process].Lanes[1].Fence == 0
            || _store.Share(world, world.Processes[process].Owner) > 1)
        {
            return;
        }

        for (var lane = 0; lane < 2; lane++)
        {
            var next = world;
            ref var memory = ref next.Processes[process];
            if (memory.Items.TryLeave(lane))
            {
                _store.W5(ref next, memory.Owner, lane, ItemLists.PositionOf(world, process, lane));
                memory.Lanes[lane] = default;
                sink(new((Actor)process, Statement.W5, StepKind.Executed), next);
            }
        }
    }

    private static HeldLane Hold(in LaneRow lane) => new() { Fence = lane.Fence, ReadUpTo = lane.Position };
}
