namespace Djrill.Net.Inbox;

/// <summary>Leases lanes to workers. See docs/inbox-protocol.md, statements W1 to W5. An owner is a random id of one worker.</summary>
internal interface ILaneStore
{
    /// <summary>Inserts the worker's row (W1).</summary>
    /// <param name="owner">The id of the worker.</param>
    /// <param name="name">The machine and the process, for people.</param>
    public Task RegisterAsync(string owner, string name, CancellationToken cancellationToken);

    /// <summary>Renews the leases of the worker and of its lanes (W2), and stores the positions.</summary>
    /// <returns>The lanes that the worker still holds. Null if its row is gone: the worker has to register again.</returns>
    public Task<IReadOnlyList<HeldLane>?> RenewAsync(
        string owner, IReadOnlyList<LanePosition> positions, CancellationToken cancellationToken);

    /// <summary>
    /// Notes the crashes of ended workers and deletes their rows (W3). Takes free lanes up to the worker's share (W4). The share is
    /// the number of lanes divided by the number of living workers, rounded up.
    /// </summary>
    /// <param name="owner">The id of the worker, which is registered.</param>
    /// <param name="held">The number of lanes that the worker holds.</param>
    public Task<LaneShare> TakeAsync(string owner, int held, CancellationToken cancellationToken);

    /// <summary>Releases lanes and stores their positions (W5). Afterwards any worker can take them at once.</summary>
    public Task ReleaseAsync(string owner, IReadOnlyList<LanePosition> lanes, CancellationToken cancellationToken);

    /// <summary>Releases all lanes of the worker and deletes its row.</summary>
    public Task EndAsync(string owner, IReadOnlyList<LanePosition> lanes, CancellationToken cancellationToken);
}

/// <summary>A lane that a worker holds. The fence rises each time that the lane is taken.</summary>
internal readonly record struct HeldLane(int Lane, long Fence, long Position);

/// <summary>The id up to which a lane has no pending event.</summary>
internal readonly record struct LanePosition(int Lane, long Position);

/// <summary>The lanes that were taken now, and the number of lanes that a worker should hold.</summary>
internal sealed record LaneShare(IReadOnlyList<HeldLane> Taken, int Share);
