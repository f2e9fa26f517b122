using System.Data.Common;

namespace Djrill.Net.Inbox;

/// <summary>The leases of lanes in SQL, for both engines (W1 to W5).</summary>
internal sealed class SqlLaneStore(SqlEngine engine, TimeSpan leaseDuration) : ILaneStore
{
    private readonly SqlLaneStatements _sql = new(engine);
    private readonly SqlCrashNotes _crashNotes = new(engine);
    private readonly long _lease = (long)leaseDuration.TotalMilliseconds;

    public async Task RegisterAsync(string owner, string name, CancellationToken cancellationToken)
    {
        await using var session = await engine.OpenAsync(SqlAccess.Write, cancellationToken);
        await session.ExecuteAsync(
            _sql.Register, cancellationToken, ("owner", owner), ("name", name), ("lease", _lease));
        await session.CommitAsync(cancellationToken);
    }

    public async Task<IReadOnlyList<HeldLane>?> RenewAsync(
        string owner, IReadOnlyList<LanePosition> positions, CancellationToken cancellationToken)
    {
        await using var session = await engine.OpenAsync(SqlAccess.Write, cancellationToken);
        if (await session.ExecuteAsync(_sql.RenewWorker, cancellationToken, ("owner", owner), ("lease", _lease)) == 0)
        {
            return null;
        }

        var held = await session.QueryAsync(
            _sql.RenewLanes(positions), ReadLane, cancellationToken, ("owner", owner), ("lease", _lease));
        await session.CommitAsync(cancellationToken);
        return held;
    }

    public async Task<LaneShare> TakeAsync(string owner, int held, CancellationToken cancellationToken)
    {
        await using var session = await engine.OpenAsync(SqlAccess.Write, cancellationToken);
        await _crashNotes.WriteAsync(session, owner, cancellationToken);
        var living = (await session.QueryAsync(_sql.CountLiving, static row => row.GetInt64(0), cancellationToken, ("owner", owner)))[0];
        var share = (int)Math.Ceiling(InboxRow.Lanes / (double)living);
        List<HeldLane> taken = held >= share
            ? []
            : await session.QueryAsync(
                _sql.Take, ReadLane, cancellationToken, ("owner", owner), ("lease", _lease), ("count", share - held));
        await session.CommitAsync(cancellationToken);
        return new LaneShare(taken, share);
    }

    public async Task ReleaseAsync(string owner, IReadOnlyList<LanePosition> lanes, CancellationToken cancellationToken)
    {
        if (lanes.Count == 0)
        {
            return;
        }

        await using var session = await engine.OpenAsync(SqlAccess.Write, cancellationToken);
        await session.ExecuteAsync(_sql.Release(lanes), cancellationToken, ("owner", owner));
        await session.CommitAsync(cancellationToken);
    }

    public async Task EndAsync(string owner, IReadOnlyList<LanePosition> lanes, CancellationToken cancellationToken)
    {
        await using var session = await engine.OpenAsync(SqlAccess.Write, cancellationToken);
        if (lanes.Count > 0)
        {
            await session.ExecuteAsync(_sql.Release(lanes), cancellationToken, ("owner", owner));
        }

        await session.ExecuteAsync(_sql.End, cancellationToken, ("owner", owner));
        await session.CommitAsync(cancellationToken);
    }

    private static HeldLane ReadLane(DbDataReader row) => new(row.GetInt32(0), row.GetInt64(1), row.GetInt64(2));
}
