namespace Djrill.Net.Tests.Inbox.Model;

/// <summary>The statements on <c>lanes</c> and <c>workers</c>: W1 to W5 and B1.</summary>
internal sealed class LeaseStatements(Scenario scenario, PlantedError planted)
{
    /// <returns>The new owner, which is the lowest number that nothing refers to.</returns>
    public byte W1(ref World world)
    {
        for (byte owner = 1; owner <= WorkerRows.Count; owner++)
        {
            if (!IsUsed(world, owner))
            {
                world.Workers[owner - 1] = new() { Exists = true };
                return owner;
            }
        }

        throw new InvalidOperationException("The model needs more owners.");
    }

    /// <returns>Whether the worker's row exists, and its lease has not ended.</returns>
    public bool W2(ref World world, byte owner, ReadOnlySpan<byte> positions)
    {
        if (!IsAlive(world, owner))
        {
            return false;
        }

        for (var lane = 0; lane < scenario.Lanes; lane++)
        {
            if (Owns(world, lane, owner))
            {
                world.Lanes[lane].Position = Math.Max(world.Lanes[lane].Position, positions[lane]);
            }
        }

        return true;
    }

    public bool HasEndedWorkers(in World world, byte owner)
    {
        for (var i = 0; i < WorkerRows.Count; i++)
        {
            if (i != owner - 1 && world.Workers[i] is { Exists: true, HasEnded: true })
            {
                return true;
            }
        }

        return false;
    }

    public void W3(ref World world, byte owner)
    {
        for (var i = 0; i < WorkerRows.Count; i++)
        {
            if (i == owner - 1 || world.Workers[i] is not { Exists: true, HasEnded: true })
            {
                continue;
            }

            for (var bit = 0; bit < 9 && planted != PlantedError.CrashNotNoted; bit++)
            {
                if ((world.Workers[i].Begun & (1 << bit)) != 0)
                {
                    NoteCrash(ref world.Rows[bit / 3], bit % 3);
                }
            }

            world.Workers[i] = default;
        }
    }

    /// <summary>Takes free lanes up to the worker's share.</summary>
    public void W4(ref World world, byte owner, int held)
    {
        var share = Share(world, owner);
        for (var lane = 0; lane < scenario.Lanes && held < share && IsAlive(world, owner); lane++)
        {
            ref var row = ref world.Lanes[lane];
            if (row.Owner == 0 || (row.Owner != owner && row.HasEnded))
            {
                row = row with { Owner = owner, HasEnded = false, Fence = (byte)((row.Fence % 3) + 1) };
                held++;
            }
        }
    }

    public void W5(ref World world, byte owner, int lane, byte position)
    {
        if (Owns(world, lane, owner))
        {
            world.Lanes[lane] = new() { Fence = world.Lanes[lane].Fence, Position = position };
        }
    }

    /// <returns>Whether calls may begin.</returns>
    public bool B1(ref World world, byte owner, ushort begun)
    {
        if (IsAlive(world, owner))
        {
            world.Workers[owner - 1].Begun = begun;
            return true;
        }

        return planted == PlantedError.BeginWithoutLease;
    }

    public int Share(in World world, byte owner)
    {
        var living = 0;
        for (var i = 0; i < WorkerRows.Count; i++)
        {
            living += i == owner - 1 || world.Workers[i] is { Exists: true, HasEnded: false } ? 1 : 0;
        }

        return (scenario.Lanes + living - 1) / living;
    }

    public static bool IsAlive(in World world, byte owner) => world.Workers[owner - 1] is { Exists: true, HasEnded: false };

    public static bool Owns(in World world, int lane, byte owner) => world.Lanes[lane].Owner == owner && !world.Lanes[lane].HasEnded;

    private static void NoteCrash(ref Row row, int recipient)
    {
        if (recipient == 0 && row.State == RowState.Pending)
        {
            row.State = RowState.Retrying;
            row.Deliveries[0] = new() { State = DeliveryStatus.Open, Version = 1, Crashes = 1 };
        }
        else if (row.Deliveries[recipient].State == DeliveryStatus.Open)
        {
            row.Deliveries[recipient].Version++;
            row.Deliveries[recipient].Crashes = (byte)Math.Min(row.Deliveries[recipient].Crashes + 1, 2); // No scenario tells 3 from 2.
        }
    }

    private static bool IsUsed(in World world, byte owner) =>
        world.Workers[owner - 1].Exists || world.Lanes[0].Owner == owner || world.Lanes[1].Owner == owner
        || world.Processes[0].Owner == owner || world.Processes[1].Owner == owner;
}
