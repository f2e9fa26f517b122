using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Djrill.Net.Tests.Inbox.Model;

/// <summary>
/// Rewrites a state so that states that differ only in names are equal: of workers, owners, fences, and batch numbers that nobody compares.
/// </summary>
internal static class Canonical
{
    /// <param name="world">The state.</param>
    /// <param name="canReopen">Whether a replay may open a settled event again.</param>
    public static World Of(World world, bool canReopen)
    {
        for (var i = 0; i < 3 && !canReopen; i++)
        {
            Forget(ref world, i);
        }

        for (var process = 0; process < 2; process++)
        {
            Clean(ref world, process);
        }

        CompressBatches(ref world);
        if (IsAfter(world.Processes[0], world.Processes[1]))
        {
            (world.Processes[0], world.Processes[1]) = (world.Processes[1], world.Processes[0]);
        }

        OwnerNames.Rename(ref world);
        return world;
    }

    /// <summary>Clears what belongs to a settled event. Its deliveries are never open again, so no outcome changes it.</summary>
    private static void Forget(ref World world, int row)
    {
        if (!OperatorStatements.IsSettled(world.Rows[row].State))
        {
            return;
        }

        world.Rows[row].Deliveries = default;
        for (var i = 0; i < WorkerRows.Count; i++)
        {
            world.Workers[i].Begun &= (ushort)~(7 << (3 * row));
        }

        for (var i = ItemLists.Capacity - 1; i >= 0; i--)
        {
            Forget(ref world.Processes[0].Items, i, row);
            Forget(ref world.Processes[1].Items, i, row);
        }
    }

    private static void Forget(ref Items items, int index, int row)
    {
        if (items[index].Stage == ItemStage.Ended && items[index].Row == row)
        {
            items.Remove(index);
        }
    }

    /// <summary>Clears the fields that no later step reads. Renaming the owners sets the owner again.</summary>
    private static void Clean(ref World world, int process)
    {
        ref var memory = ref world.Processes[process];
        for (var lane = 0; lane < 2; lane++)
        {
            if (memory.IsLost)
            {
                memory.Lanes[lane] = default;
            }
            else if (memory.Lanes[lane].Fence > 0)
            {
                memory.Lanes[lane].Fence = FenceOf(world, memory.Owner, lane, memory.Lanes[lane].Fence);
            }
        }

        for (var i = 0; i < ItemLists.Capacity && memory.Items[i].Stage != ItemStage.None; i++)
        {
            ref var item = ref memory.Items[i];
            item.Fence = item.IsDue ? (byte)0 : FenceOf(world, memory.Owner, item.Lane, item.Fence);
            if (item.Stage == ItemStage.Ended)
            {
                item.Views = default;
            }
        }
    }

    /// <summary>A fence is only compared with that of the lane's present owner.</summary>
    private static byte FenceOf(in World world, byte owner, int lane, byte fence) =>
        world.Lanes[lane].Owner == owner && world.Lanes[lane].Fence == fence ? (byte)1 : (byte)2;

    /// <summary>Numbers the batches that are still compared from 1: those being stored, and those of pending events.</summary>
    private static void CompressBatches(ref World world)
    {
        var used = UsedBatches(world);
        for (var i = 0; i < 3; i++)
        {
            world.Rows[i].Batch = (used & (1 << world.Rows[i].Batch)) != 0 ? Rank(used, world.Rows[i].Batch) : (byte)0;
        }

        for (var i = 0; i < 2; i++)
        {
            world.Posts[i].Batch = world.Posts[i].Batch == 0 ? (byte)0 : Rank(used, world.Posts[i].Batch);
            world.Lanes[i].Position = Rank(used, world.Lanes[i].Position);
            world.Lanes[i].Fence = world.Lanes[i].Fence > 0 ? (byte)1 : (byte)0;
            for (var process = 0; process < 2; process++)
            {
                world.Processes[process].Lanes[i].ReadUpTo = Rank(used, world.Processes[process].Lanes[i].ReadUpTo);
            }
        }

        world.LastBatch = Rank(used, world.LastBatch);
    }

    private static int UsedBatches(in World world)
    {
        var used = (1 << world.Posts[0].Batch) | (1 << world.Posts[1].Batch);
        for (var i = 0; i < 3; i++)
        {
            var isClaimed = world.Processes[0].Items.Contains(i, 0, isDue: false) || world.Processes[1].Items.Contains(i, 0, isDue: false);
            used |= isClaimed || world.Rows[i].State == RowState.Pending ? 1 << world.Rows[i].Batch : 0;
        }

        return used & ~1;
    }

    private static byte Rank(int used, byte batch) => (byte)System.Numerics.BitOperations.PopCount((uint)used & ((2u << batch) - 1));

    /// <summary>Orders processes by everything but the number of their owner.</summary>
    private static bool IsAfter(Process process, Process other)
    {
        (process.Owner, other.Owner) = (Math.Min(process.Owner, (byte)1), Math.Min(other.Owner, (byte)1));
        return Bytes(process).SequenceCompareTo(Bytes(other)) > 0;
    }

    private static ReadOnlySpan<byte> Bytes(in Process process) =>
        MemoryMarshal.AsBytes(new ReadOnlySpan<Process>(ref Unsafe.AsRef(in process)));
}
