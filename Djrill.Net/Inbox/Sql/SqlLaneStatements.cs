using System.Globalization;

namespace Djrill.Net.Inbox;

/// <summary>The statements on <c>lanes</c> and <c>workers</c>. A lane is free without an owner, or when its lease has ended.</summary>
internal sealed class SqlLaneStatements(SqlEngine engine)
{
    private string Lanes => engine.Tables.Lanes;

    private string Workers => engine.Tables.Workers;

    public string Register =>
        $"""
        INSERT INTO {Workers} (owner, name, started, until, begun)
        VALUES (@owner, @name, {engine.Now}, {engine.Now} + @lease, '[]')
        """;

    public string RenewWorker => $"UPDATE {Workers} SET until = {engine.Now} + @lease WHERE owner = @owner AND {engine.Unexpired}";

    // The caller itself lives, although its lease may end at this moment.
    public string CountLiving => engine.HasOneWorker
        ? "SELECT 1 WHERE @owner IS NOT NULL"
        : $"SELECT count(*) FROM {Workers} WHERE until > {engine.Now} OR owner = @owner";

    public string Take =>
        $"""
        WITH free AS (
          SELECT lane FROM {Lanes}
          WHERE (owner IS NULL OR (owner <> @owner{(engine.HasOneWorker ? "" : $" AND until <= {engine.Now}")}))
            AND EXISTS (SELECT 1 FROM {Workers} WHERE owner = @owner AND {engine.Unexpired})
          ORDER BY lane LIMIT @count{engine.LockFreeRows})
        UPDATE {Lanes} SET owner = @owner, fence = fence + 1, until = {engine.Now} + @lease
        WHERE lane IN (SELECT lane FROM free) RETURNING lane, fence, position
        """;

    public string End =>
        $"""
        UPDATE {Lanes} SET owner = NULL, until = 0 WHERE owner = @owner;
        DELETE FROM {Workers} WHERE owner = @owner
        """;

    /// <summary>Renews the lanes of a worker, and stores the positions of those that are given.</summary>
    /// <remarks>The worker's row was renewed in the same transaction. A lane that is still its own was not taken, whatever its time.</remarks>
    public string RenewLanes(IReadOnlyList<LanePosition> positions) => positions.Count == 0
        ? $"UPDATE {Lanes} SET until = {engine.Now} + @lease WHERE owner = @owner RETURNING lane, fence, position"
        : $"""
        WITH given (lane, position) AS (VALUES {Values(positions)}),
        held AS (
          SELECT l.lane AS lane, COALESCE(g.position, l.position) AS position
          FROM {Lanes} l LEFT JOIN given g ON g.lane = l.lane WHERE l.owner = @owner)
        UPDATE {Lanes} SET until = {engine.Now} + @lease, position = (SELECT position FROM held WHERE held.lane = {Lanes}.lane)
        WHERE owner = @owner RETURNING lane, fence, position
        """;

    public string Release(IReadOnlyList<LanePosition> lanes) =>
        $"""
        WITH given (lane, position) AS (VALUES {Values(lanes)})
        UPDATE {Lanes} SET owner = NULL, until = 0, position = (SELECT position FROM given WHERE given.lane = {Lanes}.lane)
        WHERE owner = @owner AND lane IN (SELECT lane FROM given)
        """;

    /// <summary>Writes rows of a lane and a position.</summary>
    /// <remarks>They are numbers, so that no value of a stranger is in the text.</remarks>
    public static string Values(IReadOnlyList<LanePosition> positions) => string.Join(
        ", ", positions.Select(static lane => string.Create(CultureInfo.InvariantCulture, $"({lane.Lane}, {lane.Position})")));
}
