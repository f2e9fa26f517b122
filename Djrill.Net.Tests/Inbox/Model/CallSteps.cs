namespace Djrill.Net.Tests.Inbox.Model;

/// <summary>The steps of calls: T1 and T2.</summary>
internal sealed class CallSteps(Scenario scenario, PlantedError planted)
{
    private readonly OutcomeStatements _store = new(scenario, planted);

    public void FindSteps(in World world, int process, StepSink sink)
    {
        for (var i = 0; i < ItemLists.Capacity; i++)
        {
            switch (world.Processes[process].Items[i].Stage)
            {
                case ItemStage.Loaded:
                    FindBegin(world, process, i, sink);
                    break;
                case ItemStage.Running:
                    FindEnd(world, process, i, sink);
                    break;
            }
        }
    }

    private void FindBegin(in World world, int process, int index, StepSink sink)
    {
        var next = world;
        ref var item = ref next.Processes[process].Items[index];
        ref readonly var row = ref world.Rows[item.Row];
        var recipients = scenario.RecipientsOf(row.Key);
        if (item.IsDue && item.Recipient == 0 && item.Source.Crashes > 0)
        {
            for (var i = 0; i < recipients.Length; i++)
            {
                item.Results[i] = Result.Suspect;
            }

            item.Stage = ItemStage.Ended;
            sink(new((Actor)process, Statement.None, StepKind.IsCalledByRecipient), next);
        }
        else if (item.Recipient != 0 && item.Source.Crashes >= scenario.MaxCrashes)
        {
            item.Results[item.Recipient - 1] = Result.Crashed;
            item.Stage = ItemStage.Ended;
            sink(new((Actor)process, Statement.None, StepKind.IsKnownToHaveCrashedTooOften), next);
        }
        else
        {
            item.Next = FindNext(item, recipients.Length);
            if (item.Next == 0)
            {
                item.Stage = ItemStage.Ended;
                sink(new((Actor)process, Statement.None, StepKind.IsCalledByRecipient), next);
                return;
            }

            item.Stage = ItemStage.Running;
            next.Seen.Begun |= (byte)(scenario.IsOneMessage ? 1 << row.Key : 0);
            next.Seen.Calls.Raise(row.Key, item.Next, scenario.CountsCalls ? 9 : 0);
            var statement = KindOf(row.Key, item.Next) == RecipientKind.Plain ? Statement.None : Statement.T1;
            sink(new((Actor)process, statement, StepKind.CallBegins), next);
        }
    }

    private void FindEnd(in World world, int process, int index, StepSink sink)
    {
        var (key, actor) = (world.Rows[world.Processes[process].Items[index].Row].Key, (Actor)process);
        if (scenario.IsPoisonous && key == 1)
        {
            var ended = world;
            ended.Processes[process] = default;
            sink(new(actor, Statement.None, StepKind.CallEndsTheProcess), ended);
            return;
        }

        if (world.Processes[process].IsLost)
        {
            var cancelled = world;
            cancelled.Processes[process].Items.Remove(index);
            sink(new(actor, Statement.None, StepKind.CallIsCancelled), cancelled);
        }

        if (world.Seen.Failures < scenario.Failures)
        {
            var failed = world;
            failed.Seen.Failures++;
            End(ref failed, process, index, Result.Failed);
            sink(new(actor, Statement.None, StepKind.CallFails), failed);
        }

        var next = world;
        var recipient = world.Processes[process].Items[index].Next;
        if (KindOf(key, recipient) == RecipientKind.Plain)
        {
            next.Seen.Effects.Raise(key, recipient, scenario.HasReplay ? 2 : 1);
            End(ref next, process, index, Result.Handled);
            sink(new(actor, Statement.None, StepKind.CallSucceeds), next);
        }
        else
        {
            FindCommit(world, process, index, sink);
        }
    }

    private void FindCommit(in World world, int process, int index, StepSink sink)
    {
        var next = world;
        ref var item = ref next.Processes[process].Items[index];
        if (_store.T2(ref next, item))
        {
            next.Seen.Effects.Raise(next.Rows[item.Row].Key, item.Next, 9);
        }

        if (world.Seen.Faults < scenario.Faults)
        {
            // The result of the commit is unknown, so the call counts as failed.
            FindUnknownCommit(next, process, index, StepKind.AnswerLost, sink);
            FindUnknownCommit(world, process, index, StepKind.NotExecuted, sink);
        }

        item.IsWritten = item.Recipient != 0;
        End(ref next, process, index, Result.Handled);
        sink(new((Actor)process, Statement.T2, StepKind.Executed), next);
    }

    private void FindUnknownCommit(World next, int process, int index, StepKind kind, StepSink sink)
    {
        next.Seen.Faults++;
        End(ref next, process, index, Result.Failed);
        sink(new((Actor)process, Statement.T2, kind), next);
    }

    private void End(ref World world, int process, int index, Result result)
    {
        ref var memory = ref world.Processes[process];
        ref var item = ref memory.Items[index];
        item.Results[item.Next - 1] = result;
        item.Next = FindNext(item, scenario.RecipientsOf(world.Rows[item.Row].Key).Length);
        item.Stage = item.Next == 0 ? ItemStage.Ended : ItemStage.Loaded;
        if (item is { Stage: ItemStage.Ended, IsWritten: true })
        {
            memory.Items.Remove(index);
        }
        else if (memory.IsLost)
        {
            memory.Lose();
        }
    }

    /// <summary>Gets the recipient to call next, or 0.</summary>
    private static byte FindNext(in Item item, int recipients)
    {
        if (item.Recipient != 0)
        {
            return item.Results[item.Recipient - 1] == Result.None ? item.Recipient : (byte)0;
        }

        for (byte recipient = 1; recipient <= recipients; recipient++)
        {
            if (item.Results[recipient - 1] == Result.None && !item.Views[recipient - 1].HasHandled)
            {
                return recipient;
            }
        }

        return 0;
    }

    private RecipientKind KindOf(int key, int recipient) => scenario.RecipientsOf(key)[recipient - 1];
}
