namespace Djrill.Net.Tests.Inbox.Model;

/// <summary>The statements that write outcomes: D1 to D4 and T2.</summary>
internal sealed class OutcomeStatements(Scenario scenario, PlantedError planted)
{
    public static void D1(ref World world, in Item item)
    {
        ref var row = ref world.Rows[item.Row];
        row.State = row.State == RowState.Pending ? RowState.Handled : row.State;
    }

    public void D2(ref World world, in Item item, byte owner, int lane)
    {
        ref var row = ref world.Rows[item.Row];
        var isHeld = LeaseStatements.Owns(world, lane, owner) && world.Lanes[lane].Fence == item.Fence;
        if (row.State == RowState.Pending && (isHeld || planted == PlantedError.BeginWithoutLease))
        {
            WriteResults(ref row, item);
            Settle(ref row);
        }
    }

    /// <summary>Executes D3 or D4, which differ only in when they reach the disk.</summary>
    public void D3(ref World world, in Item item)
    {
        ref var row = ref world.Rows[item.Row];
        if (!IsOpen(row, item))
        {
            return;
        }

        if (item.Recipient == 0 && planted == PlantedError.SourceDeleted)
        {
            row.Deliveries[0] = default;
        }
        else if (item.Recipient == 0 || item.Results[item.Recipient - 1] == Result.Handled)
        {
            row.Deliveries[item.Recipient] = item.Source with { State = DeliveryStatus.Handled, Version = (byte)(item.Source.Version + 1) };
        }

        WriteResults(ref row, item);
        Settle(ref row);
        if (item.Open == 2 && row.State != RowState.Retrying) // Planted: the other delivery was open when it was read without the lock.
        {
            row.State = RowState.Retrying;
        }
    }

    /// <returns>Whether the handler's work and its outcome are committed.</returns>
    public bool T2(ref World world, in Item item)
    {
        ref var row = ref world.Rows[item.Row];
        var (recipient, view) = (item.Next, item.Views[item.Next - 1]);
        ref var delivery = ref row.Deliveries[recipient];
        var isOpen = (item.IsDue ? IsOpen(row, item) : row.State == RowState.Pending)
            && (item.Recipient != 0 || (view.Version == 0 ? delivery.State == DeliveryStatus.Absent : delivery.Version == view.Version));
        if (isOpen)
        {
            delivery = new()
            {
                State = DeliveryStatus.Handled,
                Version = (byte)(delivery.Version + 1),
                Attempts = item.Source.Attempts,
                Crashes = delivery.Crashes,
                Round = item.Source.Round,
            };
            if (item.Recipient != 0)
            {
                Settle(ref row);
            }
        }

        return isOpen || planted == PlantedError.OutcomeWithoutCondition;
    }

    public static bool IsOpen(in Row row, in Item item) =>
        row.Deliveries[item.Recipient].State == DeliveryStatus.Open && row.Deliveries[item.Recipient].Version == item.Source.Version;

    private void WriteResults(ref Row row, in Item item)
    {
        for (var recipient = 1; recipient <= scenario.RecipientsOf(row.Key).Length; recipient++)
        {
            if (item.Results[recipient - 1] is not (Result.None or Result.Handled))
            {
                Write(ref row.Deliveries[recipient], item, item.Results[recipient - 1]);
            }
        }
    }

    private void Write(ref Delivery delivery, in Item item, Result result)
    {
        if (delivery.State == DeliveryStatus.Handled && delivery.Round >= item.Source.Round)
        {
            return; // Its transaction was committed.
        }

        delivery = item.Source with
        {
            Version = (byte)(delivery.Version + 1),
            Attempts = (byte)(item.Source.Attempts + (result == Result.Failed && scenario.MaxAttempts > 0 ? 1 : 0)),
            State = IsDead(item, result) ? DeliveryStatus.Dead : DeliveryStatus.Open,
        };
    }

    /// <summary>Checks whether the attempt is the last one, so that a failure is a dead letter.</summary>
    private bool IsLast(in Item item) => item.Source.Attempts + item.Source.Crashes + 1 >= scenario.MaxAttempts;

    /// <summary>Checks whether the outcome has a dead letter.</summary>
    public bool HasDead(in Item item) => IsDead(item, item.Results[0]) || IsDead(item, item.Results[1]);

    /// <summary>Reads the other deliveries, without the lock of the event's row.</summary>
    /// <returns>2 if one is open, else 1.</returns>
    public static byte CountOpenOfOthers(in Row row, in Item item)
    {
        byte open = 1;
        for (var recipient = 1; recipient < 3; recipient++)
        {
            open = recipient != item.Recipient && row.Deliveries[recipient].State == DeliveryStatus.Open ? (byte)2 : open;
        }

        return open;
    }

    private bool IsDead(in Item item, Result result) => result == Result.Crashed || (result == Result.Failed && IsLast(item));

    private static void Settle(ref Row row)
    {
        var (isOpen, isDead) = (false, false);
        for (var i = 0; i < 3; i++)
        {
            isOpen |= row.Deliveries[i].State == DeliveryStatus.Open;
            isDead |= row.Deliveries[i].State == DeliveryStatus.Dead;
        }

        row.State = isOpen ? RowState.Retrying : isDead ? RowState.Dead : RowState.Handled;
    }
}
