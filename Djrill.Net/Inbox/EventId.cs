namespace Djrill.Net.Inbox;

/// <summary>Computes the id of an event: the batch number times 16384, plus the index in the batch. A batch has at most 10000 elements.</summary>
internal static class EventId
{
    public const int IndexBits = 14;

    /// <summary>The number of batches that share one bucket of the table <c>lookup</c>. A small one is changed by few pages of its index.</summary>
    public const int BucketBits = 4;

    /// <summary>The factor of the batch number, for statements.</summary>
    public const int BatchFactor = 1 << IndexBits;

    public static long Of(long batch, int index) => (batch << IndexBits) | (uint)index;

    public static long BatchOf(long id) => id >> IndexBits;

    public static int IndexOf(long id) => (int)(id & (BatchFactor - 1));

    /// <summary>Gets the last possible id of a batch.</summary>
    public static long LastOf(long batch) => Of(batch, (1 << IndexBits) - 1);
}
