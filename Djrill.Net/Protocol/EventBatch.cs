namespace Djrill.Net.Protocol;

/// <summary>The events of a batch, in the order sent, and the array indexes of elements that are not JSON objects.</summary>
internal sealed record EventBatch(IReadOnlyList<EventSlice> Events, IReadOnlyList<int> Skipped)
{
    public static readonly EventBatch Empty = new([], []);
}
