using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Djrill.Net.Tests.Inbox.Model;

/// <summary>The memory of a worker's process. A crash clears it.</summary>
[StructLayout(LayoutKind.Sequential, Pack = 1)]
internal struct Process
{
    public byte Owner; // 0: not registered.
    public bool IsPaused;
    public bool IsLost; // The worker knows that its lease has ended. Nothing begins.
    public HeldLanes Lanes;
    public Items Items; // In a fixed order, without gaps.

    /// <summary>Ends the tenure: what has not begun is dropped. The rest of a delivery to several recipients does not begin.</summary>
    public void Lose()
    {
        IsLost = true;
        for (var i = 3; i >= 0; i--)
        {
            ref var item = ref Items[i];
            if (item is { Stage: ItemStage.Loaded, Next: > 1 } && (item.Results[0] != Result.None || item.Results[1] != Result.None))
            {
                item.Results[item.Next - 1] = Result.Unfinished;
                item.Stage = ItemStage.Ended;
            }
            else if (item.Stage is ItemStage.Claimed or ItemStage.Noted or ItemStage.Loaded)
            {
                Items.Remove(i);
            }
        }
    }
}

/// <summary>A lane that the process believes to hold.</summary>
[StructLayout(LayoutKind.Sequential, Pack = 1)]
internal struct HeldLane
{
    public byte Fence; // 0: not held.
    public byte ReadUpTo;
}

/// <summary>An event that was claimed, or one of its deliveries.</summary>
[StructLayout(LayoutKind.Sequential, Pack = 1)]
internal struct Item
{
    public ItemStage Stage;
    public byte Row;
    public byte Recipient; // 0: all recipients.
    public bool IsDue; // The source is a delivery. Otherwise it is a pending event.
    public byte Lane;
    public byte Fence;
    public Delivery Source; // As claimed.
    public Views Views;
    public Results Results;
    public byte Next; // The recipient that is called, or is to be called next.
    public bool IsWritten; // The transaction has written the outcome, or another worker has.
    public byte Open; // Planted error: what the unlocked read has seen, plus 1. 0: not read.
}

internal enum ItemStage : byte
{
    None,
    Claimed,
    Noted, // By B1.
    Loaded, // By B2.
    Running,
    Ended,
}

/// <summary>What B2 has read about one recipient.</summary>
[StructLayout(LayoutKind.Sequential, Pack = 1)]
internal struct View
{
    public byte Version; // 0: no row.
    public bool HasHandled; // In this round.
}

internal enum Result : byte
{
    None,
    Handled,
    Failed,
    Unfinished, // Its call did not begin.
    Suspect, // To be called by itself, because a worker has ended during a call.
    Crashed, // Too often.
}

[InlineArray(2)]
internal struct Processes
{
    private Process _first;
}

[InlineArray(2)]
internal struct HeldLanes
{
    private HeldLane _first;
}

[InlineArray(4)]
internal struct Items
{
    private Item _first;
}

[InlineArray(2)]
internal struct Views
{
    private View _first;
}

[InlineArray(2)]
internal struct Results
{
    private Result _first;
}
