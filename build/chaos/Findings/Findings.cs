namespace Djrill.Net.Chaos;

/// <summary>What the checker found. Each number has to be 0, except those of repeated calls.</summary>
internal sealed class Findings
{
    /// <summary>Gets the number of events that were answered 200, per recipient without effect.</summary>
    public required int Lost { get; init; }

    /// <summary>Gets the number of effects in a transaction that happened again.</summary>
    public required int Doubles { get; init; }

    /// <summary>Gets the number of times that an event was due and not begun for two leases.</summary>
    public required int Late { get; init; }

    public required TimeSpan LongestWait { get; init; }

    /// <summary>Gets the number of calls that ran at the same time as another call of their event, with no fault near.</summary>
    public required int Overlaps { get; init; }

    public required long Dead { get; init; }

    public required long Unsettled { get; init; }

    public required bool IsAtRest { get; init; }

    /// <summary>Gets the number of processes that ended without being ended by the rig.</summary>
    public required int EndedThemselves { get; init; }

    public required int Accepted { get; init; }

    public required int Calls { get; init; }

    public bool IsSound => (Lost, Doubles, Late, Overlaps, Dead, Unsettled, EndedThemselves, IsAtRest) == (0, 0, 0, 0, 0, 0, 0, true);

    public static async Task<Findings> CreateAsync(
        ChaosStore store,
        IReadOnlyList<ServerSlot> slots,
        Client client,
        IReadOnlyList<FaultRecord> faults,
        IReadOnlyDictionary<int, TimeSpan> answered,
        bool isAtRest,
        int endedThemselves,
        TimeSpan slack)
    {
        var lives = slots.SelectMany(static slot => slot.Lives).ToList();
        var stored = client.Batches.Where(batch => answered.ContainsKey(batch.Number))
            .SelectMany(batch => batch.Events.Select(plan => (plan.Id, Time: answered[batch.Number]))).ToDictionary();
        var effects = await StoreFacts.CountEffectsAsync(store);
        var seen = lives.SelectMany(static life => Journal.Read(life.Journal)).Where(static line => line.Kind == LineKind.Seen)
            .Select(static line => line.Id).ToHashSet();
        var calls = lives.SelectMany(HandlerCall.Read).ToLookup(static call => call.Event);
        var late = new LateEvents(store, slots, slack);
        return new()
        {
            Lost = stored.Keys.Count(id => !effects.ContainsKey(id)) + stored.Keys.Count(id => !seen.Contains(id)),
            Doubles = effects.Values.Sum(static count => count - 1),
            Late = late.Count(stored, calls),
            LongestWait = late.Longest,
            Overlaps = calls.Sum(of => OverlappingCalls.Count(of, faults)),
            Dead = await StoreFacts.CountDeadAsync(store),
            Unsettled = await StoreFacts.CountUnsettledAsync(store),
            IsAtRest = isAtRest,
            EndedThemselves = endedThemselves,
            Accepted = stored.Count,
            Calls = calls.Sum(static of => of.Count()),
        };
    }
}
