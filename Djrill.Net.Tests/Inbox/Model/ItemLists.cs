namespace Djrill.Net.Tests.Inbox.Model;

/// <summary>The list of what a process has claimed. Its order is fixed, so that equal lists are equal bytes.</summary>
internal static class ItemLists
{
    public const int Capacity = 4;

    public static bool Contains(this in Items items, int row, int recipient, bool isDue)
    {
        for (var i = 0; i < Capacity; i++)
        {
            if (items[i].Stage != ItemStage.None && items[i].Row == row && items[i].Recipient == recipient && items[i].IsDue == isDue)
            {
                return true;
            }
        }

        return false;
    }

    public static void Add(this ref Items items, in Item added)
    {
        if (items[Capacity - 1].Stage != ItemStage.None)
        {
            throw new InvalidOperationException("The model needs longer lists.");
        }

        var i = Capacity - 1;
        for (; i > 0 && (items[i - 1].Stage == ItemStage.None || OrderOf(items[i - 1]) > OrderOf(added)); i--)
        {
            items[i] = items[i - 1];
        }

        items[i] = added;
    }

    public static void Remove(this ref Items items, int index)
    {
        for (var i = index; i < Capacity; i++)
        {
            items[i] = i + 1 < Capacity ? items[i + 1] : default;
        }
    }

    /// <summary>Drops the waiting events of a lane, unless one is active.</summary>
    public static bool TryLeave(this ref Items items, int lane)
    {
        for (var i = Capacity - 1; i >= 0; i--)
        {
            if (items[i].Stage > ItemStage.Claimed && items[i].Lane == lane)
            {
                return false;
            }
        }

        for (var i = Capacity - 1; i >= 0; i--)
        {
            if (items[i].Stage == ItemStage.Claimed && items[i].Lane == lane)
            {
                items.Remove(i);
            }
        }

        return true;
    }

    /// <summary>Lists what may have begun, for B1: from the note until the end of the call.</summary>
    public static ushort GetBegun(this in Items items)
    {
        var begun = 0;
        for (var i = 0; i < Capacity; i++)
        {
            if (items[i].Stage is ItemStage.Noted or ItemStage.Loaded or ItemStage.Running)
            {
                begun |= 1 << ((3 * items[i].Row) + items[i].Recipient);
            }
        }

        return (ushort)begun;
    }

    /// <summary>Gets the batch up to which the process knows no pending event of the lane.</summary>
    public static byte PositionOf(in World world, int process, int lane)
    {
        ref readonly var memory = ref world.Processes[process];
        var position = memory.Lanes[lane].ReadUpTo;
        for (var i = 0; i < Capacity; i++)
        {
            if (memory.Items[i] is { Stage: not ItemStage.None, IsDue: false } item && item.Lane == lane)
            {
                position = Math.Min(position, (byte)(world.Rows[item.Row].Batch - 1));
            }
        }

        return position;
    }

    private static int OrderOf(in Item item) => (item.Row * 8) + (item.Recipient * 2) + (item.IsDue ? 1 : 0);
}
