namespace Djrill.Net.Chaos;

/// <summary>A call of the handler with the transaction.</summary>
/// <param name="Event">The id of the event.</param>
/// <param name="Life">The process.</param>
/// <param name="Begun">The time at which the call began.</param>
/// <param name="Ended">The time at which the handler returned or threw, or the process ended.</param>
internal sealed record HandlerCall(string Event, ServerLife Life, TimeSpan Begun, TimeSpan Ended)
{
    /// <summary>Reads the calls of a process from its journal.</summary>
    public static IEnumerable<HandlerCall> Read(ServerLife life)
    {
        // A call may hang in a lost process while the event is called again in it: the oldest ends first.
        var open = new Dictionary<string, Queue<TimeSpan>>();
        foreach (var line in Journal.Read(life.Journal))
        {
            if (line.Kind == LineKind.Begun)
            {
                (open.TryGetValue(line.Id, out var begun) ? begun : open[line.Id] = new()).Enqueue(line.Time);
            }
            else if (line.Kind is LineKind.Handled or LineKind.Failed)
            {
                yield return new(line.Id, life, open[line.Id].Dequeue(), line.Time);
            }
        }

        foreach (var (id, begun) in open)
        {
            foreach (var time in begun)
            {
                yield return new(id, life, time, life.Time.To);
            }
        }
    }
}
