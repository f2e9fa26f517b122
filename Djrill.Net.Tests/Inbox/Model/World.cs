using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Djrill.Net.Tests.Inbox.Model;

/// <summary>One state of the whole system: the database, the workers, the requests, and what the outside has seen. Bytes only.</summary>
[StructLayout(LayoutKind.Sequential, Pack = 1)]
internal struct World
{
    public byte LastBatch; // The last batch number drawn.
    public Rows Rows;
    public Lanes Lanes;
    public WorkerRows Workers; // The row of owner n has the index n - 1.
    public Processes Processes;
    public Posts Posts;
    public Seen Seen;
}

/// <summary>What the outside has seen and done. No statement reads it.</summary>
[StructLayout(LayoutKind.Sequential, Pack = 1)]
internal struct Seen
{
    public Counts Effects; // For each event and recipient.
    public Counts Calls;
    public byte Begun; // The events of which a call has begun, as bits.
    public byte Faults;
    public byte Failures;
    public byte Replays;
    public bool IsOwedAgain; // A handled event was replayed, so each recipient has to be called once more.
}

/// <summary>A request: the client posts an event until it is answered with 200.</summary>
[StructLayout(LayoutKind.Sequential, Pack = 1)]
internal struct Post
{
    public PostState State;
    public byte Batch; // The number that was drawn for a batch that is being stored. Its lock is held.
    public bool IsAnswered; // With 200, at least once.
    public bool IsRepeated; // Posted again after 200.
}

internal enum PostState : byte
{
    Waiting,
    Storing,
    Answered,
}

/// <summary>A number for each event and recipient.</summary>
[InlineArray(4)]
internal struct Counts
{
    private byte _first;

    public readonly byte Of(int key, int recipient) => this[Index(key, recipient)];

    /// <param name="key">The event.</param>
    /// <param name="recipient">The recipient.</param>
    /// <param name="limit">The number at which counting stops.</param>
    public void Raise(int key, int recipient, int limit) =>
        this[Index(key, recipient)] = (byte)Math.Min(this[Index(key, recipient)] + 1, limit);

    private static int Index(int key, int recipient) => ((key - 1) * 2) + recipient - 1;
}

[InlineArray(2)]
internal struct Posts
{
    private Post _first;
}
