namespace Djrill.Net.Tests.Inbox.Model;

/// <summary>Gives owners the names that only depend on what they own.</summary>
internal static class OwnerNames
{
    /// <summary>The first process is owner 1, the second one 2. Owners without a process follow, in the order of their rows.</summary>
    public static void Rename(ref World world)
    {
        Span<byte> owners = [world.Processes[0].Owner, world.Processes[1].Owner, 0, 0, 0, 0, 0];
        Span<int> keys = [0, 0, 0, 0, 0, 0, 0];
        var count = 2;
        for (byte owner = 1; owner <= WorkerRows.Count; owner++)
        {
            var key = KeyOf(world, owner);
            if (key > 0 && owner != owners[0] && owner != owners[1])
            {
                (owners[count], keys[count]) = (owner, key);
                count++;
            }
        }

        keys[2..count].Sort(owners[2..count]);
        var old = world;
        world.Workers = default;
        for (var i = 0; i < WorkerRows.Count; i++)
        {
            if (owners[i] != 0)
            {
                world.Workers[i] = old.Workers[owners[i] - 1];
                Rename(ref world, old, owners[i], (byte)(i + 1));
            }
        }
    }

    private static void Rename(ref World world, in World old, byte from, byte to)
    {
        for (var i = 0; i < 2; i++)
        {
            world.Lanes[i].Owner = old.Lanes[i].Owner == from ? to : world.Lanes[i].Owner;
            world.Processes[i].Owner = old.Processes[i].Owner == from ? to : world.Processes[i].Owner;
        }
    }

    private static int KeyOf(in World world, byte owner)
    {
        var row = world.Workers[owner - 1];
        return (row.Exists ? 1 : 0) | (row.HasEnded ? 2 : 0) | (row.Begun << 4)
            | (world.Lanes[0].Owner == owner ? 1 << 20 : 0) | (world.Lanes[1].Owner == owner ? 1 << 21 : 0);
    }
}
