namespace Djrill.Net.Chaos;

/// <summary>Finds calls of one event at the same time. A lease allows them only if a fault kept it from being renewed.</summary>
internal static class OverlappingCalls
{
    /// <summary>Counts the calls that began while an earlier call of the event was running, with no fault near.</summary>
    public static int Count(IEnumerable<HandlerCall> calls, IReadOnlyList<FaultRecord> faults)
    {
        var ordered = calls.OrderBy(static call => call.Begun).ToList();
        return ordered.Zip(ordered.Skip(1)).Count(pair => pair.Second.Begun < pair.First.Ended
            && !faults.Any(fault => fault.Time.Meets(pair.First.Begun - (ServerOptions.Lease * 2), pair.Second.Begun)));
    }
}
