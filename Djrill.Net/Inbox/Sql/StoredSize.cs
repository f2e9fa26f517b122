namespace Djrill.Net.Inbox;

/// <summary>An event and the size of its body. Chunks of events are cut by both, so that a transaction ends within its time limit.</summary>
internal readonly record struct StoredSize(long Id, int Size)
{
    /// <summary>The greatest number of events of one transaction.</summary>
    public const int MaxCount = 1000;

    private const long MaxBytes = 32 << 20;

    /// <summary>Cuts a list of events into chunks. A chunk has one event at least, however large it is.</summary>
    public static IEnumerable<List<long>> Cut(IEnumerable<StoredSize> events)
    {
        var (chunk, bytes) = (new List<long>(), 0L);
        foreach (var stored in events)
        {
            if (chunk.Count > 0 && (chunk.Count == MaxCount || bytes + stored.Size > MaxBytes))
            {
                yield return chunk;
                (chunk, bytes) = ([], 0);
            }

            chunk.Add(stored.Id);
            bytes += stored.Size;
        }

        if (chunk.Count > 0)
        {
            yield return chunk;
        }
    }
}
