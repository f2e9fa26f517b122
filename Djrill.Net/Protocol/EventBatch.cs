namespace Djrill.Net.Protocol;

/// <summary>The events of a batch in their order, and the indexes of the elements that are not events.</summary>
internal sealed record EventBatch(IReadOnlyList<EventSlice> Events, IReadOnlyList<int> Skipped)
{
    public static readonly EventBatch Empty = new([], []);
}
