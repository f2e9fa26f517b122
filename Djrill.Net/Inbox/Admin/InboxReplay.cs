namespace Djrill.Net.Inbox;

/// <summary>Replays events (R1).</summary>
internal sealed class InboxReplay(SqlEngine engine, EventChunks chunks)
{
    /// <summary>Replays the events of a query.</summary>
    /// <returns>The number of events with at least one delivery that is due now.</returns>
    public async Task<long> RunAsync(MandrillInboxQuery query, CancellationToken cancellationToken)
    {
        if (ReplayPlan.For(query) is not { } plan)
        {
            return 0;
        }

        var deliveries = new DeliveryFilter(engine.Tables, plan.Scope, query);
        var statements = new ReplayStatements(engine, deliveries, plan);
        return await chunks.ChangeAsync(
            new EventFilter(engine, query, deliveries, []),
            (session, ids) => ReplayAsync(session, ids, statements, plan, deliveries, cancellationToken),
            cancellationToken);
    }

    private async Task<int> ReplayAsync(
        SqlSession session, IReadOnlyList<long> ids, ReplayStatements statements, ReplayPlan plan, DeliveryFilter deliveries,
        CancellationToken cancellationToken)
    {
        var waiting = await RunAsync(session, statements.Lock, ids, deliveries, cancellationToken);
        var replayed = new HashSet<long>();
        await StepAsync(plan.IncludesDead, statements.OpenDead);
        await StepAsync(plan.IncludesOpen, statements.MakeDue);
        await StepAsync(plan.NewStates.Count > 0, statements.Insert);
        await session.ExecuteAsync(statements.ReopenEvents, cancellationToken, ("chunk", engine.ListValue(replayed)));
        return replayed.Count;

        async Task StepAsync(bool isPlanned, string statement)
        {
            if (isPlanned && waiting.Count > 0)
            {
                var changed = await RunAsync(session, statement, waiting, deliveries, cancellationToken);
                replayed.UnionWith(changed);
                waiting = [.. waiting.Except(changed)];
            }
        }
    }

    private Task<List<long>> RunAsync(
        SqlSession session, string statement, IReadOnlyCollection<long> ids, DeliveryFilter deliveries,
        CancellationToken cancellationToken) =>
        session.QueryAsync(
            statement, static row => row.GetInt64(0), cancellationToken, [.. deliveries.Parameters, ("chunk", engine.ListValue(ids))]);
}
