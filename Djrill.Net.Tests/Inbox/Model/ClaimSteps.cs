namespace Djrill.Net.Tests.Inbox.Model;

/// <summary>The steps by which a worker finds events: C1 and C2.</summary>
internal sealed class ClaimSteps(Scenario scenario)
{
    public void FindSteps(in World world, int process, StepSink sink)
    {
        if (world.Processes[process] is { Owner: > 0, IsLost: false })
        {
            FindClaim(world, process, sink);
            FindDueClaim(world, process, sink);
        }
    }

    private void FindClaim(in World world, int process, StepSink sink)
    {
        var next = world;
        ref var memory = ref next.Processes[process];
        var isAny = false;
        var decided = Math.Min(Decided(world, world.Posts[0].Batch), Decided(world, world.Posts[1].Batch));
        for (byte i = 0; i < 3; i++)
        {
            ref readonly var row = ref world.Rows[i];
            var lane = (byte)(scenario.IsOneMessage || row.Key == 0 ? 0 : row.Key - 1);
            var held = world.Processes[process].Lanes[lane];
            if (row.State == RowState.Pending && held.Fence > 0 && row.Batch > held.ReadUpTo && !memory.Items.Contains(i, 0, isDue: false))
            {
                memory.Items.Add(new() { Stage = ItemStage.Claimed, Row = i, Lane = lane, Fence = held.Fence });
                isAny = true;
            }
        }

        for (var lane = 0; lane < scenario.Lanes; lane++)
        {
            memory.Lanes[lane].ReadUpTo = memory.Lanes[lane].Fence > 0 ? Math.Max(memory.Lanes[lane].ReadUpTo, decided) : (byte)0;
        }

        if (!isAny && !scenario.HasOverlap)
        {
            return; // It would only move the position.
        }

        sink(new((Actor)process, Statement.C1, StepKind.Executed), next);
    }

    /// <summary>Gets the batch up to which all are committed or will never be, as far as one lock shows.</summary>
    private static byte Decided(in World world, byte locked) => locked == 0 ? world.LastBatch : (byte)(locked - 1);

    private void FindDueClaim(in World world, int process, StepSink sink)
    {
        var next = world;
        ref var memory = ref next.Processes[process];
        for (byte i = 0; i < 3; i++)
        {
            ref readonly var row = ref world.Rows[i];
            var lane = (byte)(scenario.IsOneMessage || row.Key == 0 ? 0 : row.Key - 1);
            for (byte recipient = 0; recipient < 3 && LeaseStatements.Owns(world, lane, memory.Owner); recipient++)
            {
                if (row.Deliveries[recipient].State == DeliveryStatus.Open && !memory.Items.Contains(i, recipient, isDue: true))
                {
                    memory.Items.Add(new()
                    {
                        Stage = ItemStage.Claimed,
                        Row = i,
                        Recipient = recipient,
                        Lane = lane,
                        IsDue = true,
                        Source = row.Deliveries[recipient],
                    });
                }
            }
        }

        sink(new((Actor)process, Statement.C2, StepKind.Executed), next);
    }
}
