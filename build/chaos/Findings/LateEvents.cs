namespace Djrill.Net.Chaos;

/// <summary>Finds events that were due and not begun for two leases, while a worker lived and the store answered.</summary>
internal sealed class LateEvents(ChaosStore store, IReadOnlyList<ServerSlot> slots, TimeSpan slack)
{
    /// <summary>After a failure an event is due at the latest after this time: the longest delay, with its random part.</summary>
    private static readonly TimeSpan LatestRetry = ServerOptions.MaxRetryDelay * 1.5;

    private readonly TimeSpan _limit = (ServerOptions.Lease * 2) + slack;
    private readonly List<ServerLife> _workers = [.. slots.SelectMany(static slot => slot.Lives).Where(static life => life.IsWorker)];

    /// <summary>Gets the longest time that an event waited so.</summary>
    public TimeSpan Longest { get; private set; }

    /// <summary>Counts the times that an event waited for too long.</summary>
    /// <param name="stored">The time at which each event was answered 200.</param>
    /// <param name="calls">The calls of each event.</param>
    public int Count(IReadOnlyDictionary<string, TimeSpan> stored, ILookup<string, HandlerCall> calls) =>
        stored.Sum(item => FindWaits(item.Value, [.. calls[item.Key].OrderBy(static call => call.Begun)]).Count(IsLate));

    private static IEnumerable<(TimeSpan From, TimeSpan To)> FindWaits(TimeSpan stored, IReadOnlyList<HandlerCall> calls)
    {
        if (calls.Count > 0 && calls[0].Begun > stored)
        {
            yield return (stored, calls[0].Begun);
        }

        // A later call begins only if the event is still open, so the time between two calls is a wait.
        var ended = TimeSpan.Zero;
        for (var index = 1; index < calls.Count; index++)
        {
            ended = Interval.Max(ended, calls[index - 1].Ended);
            var due = ended + LatestRetry;
            if (calls[index].Begun > due)
            {
                yield return (due, calls[index].Begun);
            }
        }
    }

    private bool IsLate((TimeSpan From, TimeSpan To) wait)
    {
        var longest = _workers.Where(worker => worker.Time.Meets(wait.From, wait.To)).Select(worker => Interval.Longest(
            Interval.Max(wait.From, worker.Time.From),
            Interval.Min(wait.To, worker.Time.To),
            worker.Pauses.Concat(store.Away))).DefaultIfEmpty().Max();
        Longest = Interval.Max(Longest, longest);
        return longest > _limit;
    }
}
