using Djrill.Net.Events;

namespace Djrill.Net.Protocol;

/// <summary>Splits the array in 'mandrill_events' into its elements. Validates the JSON against RFC 8259 in the same pass.</summary>
internal static class EventSplitter
{
    /// <summary>The maximum number of elements in a batch. Mandrill sends at most 1,000.</summary>
    private const int MaxElements = 10_000;

    /// <summary>Splits the value of the field. The events refer to the same memory as the value.</summary>
    /// <param name="json">The value of the field.</param>
    /// <param name="batch">The events, and the indexes of the other elements.</param>
    /// <param name="isKept">
    /// Whether the bytes of the value stay valid after the request. An event of at least half the value is then not copied.
    /// </param>
    /// <returns>The error, or null.</returns>
    public static BodyError? Split(ReadOnlyMemory<byte> json, out EventBatch batch, bool isKept = false)
    {
        var (events, skipped) = (new List<EventSlice>(), new List<int>());
        batch = new EventBatch(events, skipped);
        var text = json.Span;
        var position = text.SkipBlanks(0);
        if (text.At(position) != '[')
        {
            return CheckEnd(text, text.SkipValue(position, JsonScanner.MaxDepth)) ?? BodyError.EventsNotArray;
        }

        var items = new JsonItems(text, position, JsonScanner.MaxDepth);
        for (var index = 0; items.MoveToValue(); index++)
        {
            var start = items.ValueStart;
            if (index == MaxElements)
            {
                return BeginsValue(text, start) ? BodyError.TooManyEvents : BodyError.EventsNotJson;
            }

            const int Depth = JsonScanner.MaxDepth - 1;
            var scanner = default(EventScanner);
            var isEvent = text.At(start) == '{';
            var end = isEvent ? scanner.Read(text, start, Depth) : text.SkipValue(start, Depth);
            if (!items.MoveAfterValue(end))
            {
                break;
            }

            if (isEvent)
            {
                events.Add(new(index, scanner.EventType, json[start..end], isKept && (end - start) * 2L >= json.Length));
            }
            else
            {
                skipped.Add(index);
            }
        }

        return CheckEnd(text, items.End);
    }

    private static BodyError? CheckEnd(ReadOnlySpan<byte> json, int end) =>
        json.SkipBlanks(end) == json.Length ? null :
        JsonSyntax.IsValid(json) ? BodyError.EventsTooDeep :
        BodyError.EventsNotJson;

    private static bool BeginsValue(ReadOnlySpan<byte> json, int position) =>
        json.At(position) is '{' or '[' || json.SkipValue(position, 0) >= 0;
}
