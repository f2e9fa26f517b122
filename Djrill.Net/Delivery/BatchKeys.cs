using Djrill.Net.Protocol;

namespace Djrill.Net.Delivery;

/// <summary>The keys of a batch's events. They are made only when something was, or is to be, remembered.</summary>
internal sealed class BatchKeys
{
    private readonly string[] _keys;
    private readonly bool[] _areExamples;

    public BatchKeys(IReadOnlyList<EventSlice> slices)
    {
        var numbers = new Dictionary<string, int>(StringComparer.Ordinal);
        (_keys, _areExamples) = (new string[slices.Count], new bool[slices.Count]);
        for (var i = 0; i < slices.Count; i++)
        {
            var mandrillEvent = new EventItem(slices[i]).Event;
            var key = mandrillEvent.IdempotencyKey;
            var number = numbers[key] = numbers.GetValueOrDefault(key) + 1;

            // Equal events of one batch have keys of their own, so that each is delivered.
            _keys[i] = number == 1 ? key : FormattableString.Invariant($"{key}.{number}");
            _areExamples[i] = mandrillEvent.IsExample;
        }
    }

    public string this[int i] => _keys[i];

    /// <summary>Gets whether an event is one of "Send Test", which comes anew with the same key at each press of the button.</summary>
    public bool IsExample(int i) => _areExamples[i];
}
