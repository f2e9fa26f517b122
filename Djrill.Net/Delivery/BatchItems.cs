using Djrill.Net.Events;

namespace Djrill.Net.Delivery;

/// <summary>Contains the events of one call of a batch handler, and the failures that the handler reports for single events.</summary>
/// <param name="events">The events, each with its delivery.</param>
internal sealed class BatchItems(IReadOnlyList<(MandrillEvent Event, MandrillDelivery Delivery)> events)
{
    private const string SeveralTypes = "several";

    private Func<int, Exception?> _failureOf = static _ => null;

    /// <summary>Gets the type of the events. If they have several types, gets a name that metrics show as another type.</summary>
    public string? EventType => events.Select(static item => item.Event.EventType).Distinct().Take(2).ToList() is [var type] ? type : SeveralTypes;

    /// <summary>Creates the items for the handler.</summary>
    public IReadOnlyList<MandrillBatchItem<TEvent>> CreateItems<TEvent>()
        where TEvent : MandrillEvent
    {
        var items = new MandrillBatchItem<TEvent>[events.Count];
        for (var i = 0; i < items.Length; i++)
        {
            items[i] = new((TEvent)events[i].Event) { Delivery = events[i].Delivery };
        }

        _failureOf = i => items[i].Failure;
        return items;
    }

    /// <summary>Gets the result of one event after the call: the failure that the handler reported for it, or the result of the call.</summary>
    public CallResult ResultOf(int index, CallDetails call, CallResult result) =>
        _failureOf(index) is { } failure ? call.End([failure], hasTimedOut: false) : result;
}
