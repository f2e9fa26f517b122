using Djrill.Net.Delivery;
using Djrill.Net.Diagnostics;
using Djrill.Net.Events;

namespace Djrill.Net.Inbox;

/// <summary>Makes one call of a batch handler, with its transaction and its measurement.</summary>
internal sealed class BatchGroupCall(InboxContext inbox, BatchGroup group, HandlerCallRunner runner)
{
    private const int MaxLoggedFailures = 10;

    private readonly HashSet<Exception> _logged = new(ReferenceEqualityComparer.Instance);

    /// <summary>Gets the events that have no result yet.</summary>
    public IReadOnlyList<PlannedEvent> Unresolved { get; private set; } = group.Events;

    /// <summary>Gets the name of the handler.</summary>
    public string Recipient => group.Recipient.Name;

    private CallContext Context => group.Events[0].Context;

    /// <summary>Calls the handler and adds the results.</summary>
    /// <returns>
    /// Whether each event has a result. If not, one of the handled events was settled before, and the transaction is rolled back.
    /// </returns>
    public async Task<bool> CallAsync()
    {
        var (events, first) = CreateEvents();
        var items = new BatchItems(events);
        var call = new CallDetails(Context, runner, first, Recipient, items.EventType);
        var result = await MeasureAsync(call, items);
        var results = group.Events.Select((planned, index) => (Planned: planned, Result: items.ResultOf(index, call, result))).ToList();
        var handled = results.FindAll(static ended => ended.Result.Outcome == CallOutcome.Handled).ConvertAll(static ended => ended.Planned);
        var end = await CallEnd.EndAsync(
            inbox, Context, first, Recipient, [.. handled.Select(planned => planned.Loaded.HandledBy(Recipient, planned.Attempts + 1))]);
        foreach (var (planned, ended) in results.Where(static ended => ended.Result.Outcome != CallOutcome.Handled))
        {
            Add([planned], new RecipientResult(ended.Outcome, ended.Exceptions));
        }

        Unresolved = handled;
        if (end.Commit == CallCommit.AlreadySettled)
        {
            return false;
        }

        Add(handled, end.Exception is { } exception
            ? new RecipientResult(CallOutcome.Failed, [exception])
            : new RecipientResult(CallOutcome.Handled, []) { IsWritten = end.IsWritten });
        return true;
    }

    /// <summary>Adds the result of events. One exception is logged once, and a call logs at most ten exceptions.</summary>
    public void Add(IEnumerable<PlannedEvent> events, RecipientResult result)
    {
        foreach (var planned in events)
        {
            var isLogged = result.Exceptions.All(exception => _logged.Count >= MaxLoggedFailures || !_logged.Add(exception));
            planned.Results.Add(group.Recipient, result with { IsLogged = isLogged }, planned.Attempts + 1, planned.Crashes);
        }
    }

    private (IReadOnlyList<(MandrillEvent, MandrillDelivery)> Events, InboxDelivery First) CreateEvents()
    {
        InboxDelivery? first = null;
        var events = new List<(MandrillEvent, MandrillDelivery)>(group.Events.Count);
        foreach (var planned in group.Events)
        {
            var attempt = planned.Attempts + planned.Crashes + 1;
            var delivery = CallDelivery.Create(inbox, Context, runner, planned.Loaded, attempt, first);
            first ??= delivery;
            events.Add((planned.Loaded.CreateItem().CreateEvent(), delivery));
        }

        return (events, first!); // Not null: a group has an event.
    }

    private async ValueTask<CallResult> MeasureAsync(CallDetails call, BatchItems items)
    {
        var loaded = group.Events.Select(static planned => planned.Loaded.Event).ToList();
        var traces = loaded.Select(static read => read.TraceParent).Distinct().Take(2).ToList();
        using var span = Spans.StartInboxEvent(loaded[0].Webhook, traces is [var trace] ? trace : null); // Several requests have no common parent.
        using var watch = Context.Telemetry.MeasuresCalls
            ? new CallMeasurement(Context.Telemetry, Context.Time, call.Recipient, call.Delivery.BatchIndex, call.EventType)
            : null;
        var result = await group.Handler.CallAsync(call, items);
        watch?.End(result.Exceptions.Count == 0 ? null : result.Exceptions[^1]);
        return result;
    }
}
