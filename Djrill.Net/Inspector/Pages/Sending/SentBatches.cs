namespace Djrill.Net.Inspector;

/// <summary>The last batches that the page has sent. Thread-safe.</summary>
internal sealed class SentBatches
{
    private const int Max = 20;

    private readonly Lock _lock = new();
    private readonly Queue<SentBatch> _batches = [];

    public void Add(SentBatch batch)
    {
        lock (_lock)
        {
            _batches.Enqueue(batch);
            if (_batches.Count > Max)
            {
                _batches.Dequeue();
            }
        }
    }

    public SentBatch? Find(string? id)
    {
        lock (_lock)
        {
            return _batches.FirstOrDefault(batch => batch.Id == id);
        }
    }
}
