namespace Djrill.Net.Tests.Inbox.Model;

/// <summary>The steps by which a worker begins events: B1 and B2.</summary>
internal sealed class BeginSteps(Scenario scenario, PlantedError planted)
{
    private readonly LeaseStatements _store = new(scenario, planted);

    public void FindSteps(in World world, int process, StepSink sink)
    {
        if (world.Processes[process] is { Owner: > 0, IsLost: false })
        {
            FindBegin(world, process, sink);
            FindLoad(world, process, sink);
        }
    }

    private void FindBegin(in World world, int process, StepSink sink)
    {
        var next = world;
        ref var memory = ref next.Processes[process];
        var isAny = false;
        for (var i = 0; i < ItemLists.Capacity; i++)
        {
            if (memory.Items[i].Stage == ItemStage.Claimed && MayBegin(memory.Items, i))
            {
                memory.Items[i].Stage = ItemStage.Noted;
                isAny = true;
            }
        }

        if (!isAny)
        {
            return;
        }

        if (!_store.B1(ref next, memory.Owner, memory.Items.GetBegun()))
        {
            memory.Lose();
        }
        else if (world.Seen.Faults < scenario.Faults)
        {
            var lost = next;
            lost.Seen.Faults++;
            lost.Processes[process] = world.Processes[process];
            sink(new((Actor)process, Statement.B1, StepKind.AnswerLost), lost);
        }

        sink(new((Actor)process, Statement.B1, StepKind.Executed), next);
    }

    /// <summary>
    /// A pending event waits for the earlier ones of its message. An event during which workers have ended twice is called alone.
    /// </summary>
    private bool MayBegin(in Items items, int index)
    {
        ref readonly var item = ref items[index];
        for (var i = 0; i < ItemLists.Capacity; i++)
        {
            ref readonly var other = ref items[i];
            if (i == index || other.Stage == ItemStage.None)
            {
                continue;
            }

            var isEarlier = !item.IsDue && !other.IsDue && scenario.IsOneMessage && i < index && other.Stage < ItemStage.Ended;
            var isAlone = (item.Source.Crashes >= 2 || other.Source.Crashes >= 2)
                && other.Stage is ItemStage.Noted or ItemStage.Loaded or ItemStage.Running;
            if (isEarlier || isAlone)
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Reads the deliveries. Drops an event that was settled, and a pending one that is now retried.</summary>
    private static void FindLoad(in World world, int process, StepSink sink)
    {
        var next = world;
        ref var memory = ref next.Processes[process];
        var isAny = false;
        for (var i = ItemLists.Capacity - 1; i >= 0; i--)
        {
            ref var item = ref memory.Items[i];
            if (item.Stage != ItemStage.Noted)
            {
                continue;
            }

            isAny = true;
            ref readonly var row = ref world.Rows[item.Row];
            if (row.State != RowState.Pending && !(item.IsDue && row.State == RowState.Retrying))
            {
                memory.Items.Remove(i);
                continue;
            }

            item.Stage = ItemStage.Loaded;
            for (var recipient = 1; recipient < 3; recipient++)
            {
                var delivery = row.Deliveries[recipient];
                item.Views[recipient - 1] = new()
                {
                    Version = delivery.Version,
                    HasHandled = delivery.State == DeliveryStatus.Handled && delivery.Round == item.Source.Round,
                };
            }
        }

        if (isAny)
        {
            sink(new((Actor)process, Statement.B2, StepKind.Executed), next);
        }
    }
}
