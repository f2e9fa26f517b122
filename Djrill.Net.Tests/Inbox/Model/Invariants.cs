namespace Djrill.Net.Tests.Inbox.Model;

/// <summary>What must hold after each step.</summary>
internal sealed class Invariants(Scenario scenario)
{
    /// <returns>What is wrong, or null.</returns>
    public string? FindFault(in World before, Step step, in World after)
    {
        for (var key = 1; key <= scenario.Events; key++)
        {
            if (after.Posts[key - 1].IsAnswered && !IsStored(after, key))
            {
                return $"Event {key} was answered with 200, but is not stored.";
            }
        }

        for (var i = 0; i < 3; i++)
        {
            var fault = after.Rows[i].State == RowState.Absent ? null
                : FindFaultOfRow(before.Rows[i].State, step, after, after.Rows[i]) ?? FindFaultOfEffects(after, after.Rows[i]);
            if (fault is not null)
            {
                return fault;
            }
        }

        return step.Kind == StepKind.CallBegins ? FindFaultOfCall(before, step, after) : null;
    }

    private string? FindFaultOfRow(RowState before, Step step, in World after, in Row row)
    {
        if (OperatorStatements.IsSettled(before) && !OperatorStatements.IsSettled(row.State) && step.Statement != Statement.R1)
        {
            return $"Event {row.Key} was reopened.";
        }

        for (var recipient = 1; recipient <= scenario.RecipientsOf(row.Key).Length && row.State == RowState.Handled; recipient++)
        {
            if (after.Seen.Effects.Of(row.Key, recipient) < 1 + (after.Seen.IsOwedAgain ? 1 : 0))
            {
                return $"Event {row.Key} is settled as handled, but recipient {recipient} has not handled it.";
            }
        }

        return row.State == RowState.Dead && scenario is { MaxAttempts: null, MaxCrashes: null }
            ? $"Event {row.Key} is dead without a cause."
            : null;
    }

    private string? FindFaultOfEffects(in World after, in Row row)
    {
        for (var recipient = 1; recipient <= scenario.RecipientsOf(row.Key).Length; recipient++)
        {
            if (scenario.RecipientsOf(row.Key)[recipient - 1] == RecipientKind.Transactional
                && after.Seen.Effects.Of(row.Key, recipient) > 1 + after.Seen.Replays)
            {
                return $"The effect of recipient {recipient} on event {row.Key} was committed twice.";
            }

            var explained = 1 + after.Seen.Faults + after.Seen.Failures + after.Seen.Replays;
            if (scenario.CountsCalls && after.Seen.Calls.Of(row.Key, recipient) > explained)
            {
                return $"Recipient {recipient} was called more often for event {row.Key} than faults, failures and replays explain.";
            }
        }

        return null;
    }

    private string? FindFaultOfCall(in World before, Step step, in World after)
    {
        var other = 1 - (int)step.Actor;
        for (var i = 0; i < 3; i++)
        {
            if (!IsBegunNow(before, after, (int)step.Actor, i) || after.Rows[i].State != RowState.Pending)
            {
                continue;
            }

            if (IsRunning(after, other, i))
            {
                return $"Two workers call the recipients of the pending event {after.Rows[i].Key} at once.";
            }

            if (scenario is { IsOneMessage: true, HasOverlap: false }
                && after.Rows[i].Key == 2 && (after.Seen.Begun & (1 << 1)) == 0 && IsPending(after, 1))
            {
                return "The second event of the message begins before the first one.";
            }
        }

        return null;
    }

    private static bool IsBegunNow(in World before, in World after, int process, int row) =>
        CountRunning(after, process, row) > CountRunning(before, process, row);

    private static bool IsRunning(in World world, int process, int row) => CountRunning(world, process, row) > 0;

    private static int CountRunning(in World world, int process, int row)
    {
        var count = 0;
        for (var i = 0; i < ItemLists.Capacity; i++)
        {
            count += world.Processes[process].Items[i] is { Stage: ItemStage.Running } item && item.Row == row ? 1 : 0;
        }

        return count;
    }

    private static bool IsPending(in World world, int key)
    {
        for (var i = 0; i < 3; i++)
        {
            if (world.Rows[i].Key == key && world.Rows[i].State == RowState.Pending)
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsStored(in World world, int key) =>
        world.Rows[0].Key == key || world.Rows[1].Key == key || world.Rows[2].Key == key;
}
