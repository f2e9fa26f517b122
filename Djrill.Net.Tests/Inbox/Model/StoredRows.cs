using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Djrill.Net.Tests.Inbox.Model;

/// <summary>A row of <c>events</c>, with its rows of <c>deliveries</c>.</summary>
[StructLayout(LayoutKind.Sequential, Pack = 1)]
internal struct Row
{
    public byte Batch;
    public byte Key; // The number of the event as posted, from 1.
    public RowState State;
    public Deliveries Deliveries; // Index 0 stands for all recipients.
}

internal enum RowState : byte
{
    Absent,
    Pending,
    Retrying,
    Handled,
    Ignored,
    Dead,
    Deleted,
    Removed,
}

[StructLayout(LayoutKind.Sequential, Pack = 1)]
internal struct Delivery
{
    public DeliveryStatus State;
    public byte Version;
    public byte Attempts;
    public byte Crashes;
    public byte Round;
}

internal enum DeliveryStatus : byte
{
    Absent,
    Open,
    Handled,
    Dead,
}

/// <summary>A row of <c>lanes</c>.</summary>
[StructLayout(LayoutKind.Sequential, Pack = 1)]
internal struct LaneRow
{
    public byte Owner; // 0: none.
    public byte Fence;
    public bool HasEnded; // The lease.
    public byte Position;
}

/// <summary>A row of <c>workers</c>.</summary>
[StructLayout(LayoutKind.Sequential, Pack = 1)]
internal struct WorkerRow
{
    public bool Exists;
    public bool HasEnded; // The lease.
    public ushort Begun; // Bit 3 * row + recipient.
}

[InlineArray(3)]
internal struct Rows
{
    private Row _first;
}

[InlineArray(3)]
internal struct Deliveries
{
    private Delivery _first;
}

[InlineArray(2)]
internal struct Lanes
{
    private LaneRow _first;
}

[InlineArray(Count)]
internal struct WorkerRows
{
    public const int Count = 7; // Two names for the processes, and five for owners that have none.

    private WorkerRow _first;
}
