using System.Text;
using System.Text.Json;
using Djrill.Net.Protocol;
using Djrill.Net.Tests.Events;
using Newtonsoft.Json.Linq;

namespace Djrill.Net.Fuzz;

/// <summary>
/// Reads a batch of events, and holds it to its references: System.Text.Json's document says
/// what is JSON and where its elements stand, Newtonsoft what they hold.
/// </summary>
internal static class EventsTarget
{
    private const int MaxDepth = 64;
    private const int MaxElements = 10_000;

    public static void Run(ReadOnlyMemory<byte> input)
    {
        var cut = new CutInput(input);

        var refusal = EventSplitter.Split(cut.Text, out var batch);

        using var document = Parse(cut.Text, MaxDepth);
        DifferenceException.ThrowUnlessEqual(refusal, ExpectedRefusal(document, cut.Text), "Refusal");
        if (refusal is null)
        {
            CompareWhole(batch, Encoding.UTF8.GetString(cut.Text.Span));
            CompareElements(batch, document!.RootElement); // Not null: it was not refused.
        }
    }

    private static BodyError? ExpectedRefusal(JsonDocument? document, ReadOnlyMemory<byte> text)
    {
        if (document is not null)
        {
            return
                document.RootElement.ValueKind != JsonValueKind.Array ? BodyError.EventsNotArray :
                document.RootElement.GetArrayLength() > MaxElements ? BodyError.TooManyEvents :
                null;
        }

        using var deep = Parse(text, int.MaxValue);
        return deep is null ? BodyError.EventsNotJson : BodyError.EventsTooDeep;
    }

    private static JsonDocument? Parse(ReadOnlyMemory<byte> text, int maxDepth)
    {
        try
        {
            return JsonDocument.Parse(text, new JsonDocumentOptions { MaxDepth = maxDepth });
        }
        catch (System.Text.Json.JsonException)
        {
            return null;
        }
    }

    /// <summary>What is taken Newtonsoft must be able to read as a whole.</summary>
    private static void CompareWhole(EventBatch batch, string text)
    {
        var whole = (JArray)EventReference.Parse(text);
        DifferenceException.ThrowUnlessEqual(batch.Events.Count + batch.Skipped.Count, whole.Count, "Elements");
    }

    private static void CompareElements(EventBatch batch, JsonElement array)
    {
        var events = batch.Events.ToDictionary(static slice => slice.Index);
        foreach (var (index, element) in array.EnumerateArray().Index())
        {
            var isEvent = events.TryGetValue(index, out var slice);
            DifferenceException.ThrowUnlessEqual(batch.Skipped.Contains(index), !isEvent, $"Skipping {index}");
            if (isEvent)
            {
                EventComparison.Compare(slice, element);
            }
            else if (element.ValueKind == JsonValueKind.Object)
            {
                throw new DifferenceException($"Element {index} is an object and skipped.");
            }
        }
    }
}
