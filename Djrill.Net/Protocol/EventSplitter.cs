using Djrill.Net.Events;

namespace Djrill.Net.Protocol;

/// <summary>
/// Splits the array in 'mandrill_events' into its elements, in one strict pass (RFC 8259) that builds nothing.
/// </summary>
internal static class EventSplitter
{
    /// <summary>The most elements a batch may have: ten times what Mandrill sends.</summary>
    private const int MaxElements = 10_000;

    /// <summary>Splits the value; the slices point into it.</summary>
    /// <param name="json">The value.</param>
    /// <param name="batch">Its elements.</param>
    /// <param name="isKept">Whether the value is readable for longer than the request's body.</param>
    /// <returns>Null, or why the value was refused.</returns>
    public static BodyError? Split(ReadOnlyMemory<byte> json, out EventBatch batch, bool isKept = false)
    {
        var events = new List<EventSlice>();
        var skipped = new List<int>();
        batch = new EventBatch(events, skipped);
        var position = JsonScanner.SkipBlanks(json.Span, 0);
        var isArray = JsonScanner.At(json.Span, position) == '[';
        position = isArray ? SplitArray(json, position, isKept, events, skipped) : JsonScanner.SkipValue(json.Span, position, JsonScanner.MaxDepth);
        if (events.Count + skipped.Count > MaxElements)
        {
            return BodyError.TooManyEvents;
        }

        // What stands behind the value is not JSON any more.
        if (JsonScanner.SkipBlanks(json.Span, position) != json.Length)
        {
            return JsonSyntax.IsValid(json.Span) ? BodyError.EventsTooDeep : BodyError.EventsNotJson;
        }

        return isArray ? null : BodyError.EventsNotArray;
    }

    /// <returns>The place behind the array, or one that is invalid.</returns>
    private static int SplitArray(ReadOnlyMemory<byte> memory, int position, bool isKept, List<EventSlice> events, List<int> skipped)
    {
        var json = memory.Span;
        position = JsonScanner.SkipBlanks(json, position + 1);
        if (JsonScanner.At(json, position) == ']')
        {
            return position + 1;
        }

        for (var index = 0; ; index++)
        {
            var start = position;
            if (index == MaxElements)
            {
                // One is enough to know. Whether it is valid inside does not matter any more.
                skipped.AddRange(BeginsValue(json, start) ? [index] : []);
                return JsonScanner.Invalid;
            }

            if (JsonScanner.At(json, start) == '{')
            {
                position = AddEvent(memory, start, index, isKept, events);
            }
            else
            {
                position = JsonScanner.SkipValue(json, start, JsonScanner.MaxDepth - 1);
                skipped.Add(index);
            }

            position = JsonScanner.SkipBlanks(json, position);
            if (JsonScanner.At(json, position) != ',')
            {
                return JsonScanner.At(json, position) == ']' ? position + 1 : JsonScanner.Invalid;
            }

            position = JsonScanner.SkipBlanks(json, position + 1);
        }
    }

    /// <summary>Adds the event that begins at a place. One that fills less than half of a kept value is copied, so that it does not keep the rest.</summary>
    /// <returns>The place behind the event, or one that is invalid.</returns>
    private static int AddEvent(ReadOnlyMemory<byte> memory, int start, int index, bool isKept, List<EventSlice> events)
    {
        var facts = default(EventScanner);
        var end = facts.Read(memory.Span, start, JsonScanner.MaxDepth - 1);
        events.Add(new(index, facts.EventType, end < 0 ? default : memory[start..end], isKept && (end - start) * 2L >= memory.Length));
        return end;
    }

    private static bool BeginsValue(ReadOnlySpan<byte> json, int position) =>
        JsonScanner.At(json, position) is '{' or '[' || JsonScanner.SkipValue(json, position, 0) >= 0;
}
