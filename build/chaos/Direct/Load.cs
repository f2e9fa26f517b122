namespace Djrill.Net.Chaos.Direct;

/// <summary>Posts batches in parallel, each again until it is answered 200.</summary>
internal sealed class Load(Func<Batch> create, Random random) : IDisposable
{
    private const int Posters = 8;
    private const int MaxFailures = 21;
    private const double ShareOfResends = 0.4;

    private readonly HttpClient _client = new(new SocketsHttpHandler { UseProxy = false }) { Timeout = Timeout.InfiniteTimeSpan };
    private readonly Lock _lock = new();
    private readonly Queue<Batch> _pending = [];
    private readonly List<Post> _posts = [];

    public IReadOnlyList<Post> Posts => _posts;

    /// <summary>Gets the number of batches that were not answered 200 yet.</summary>
    public int Pending => _pending.Count;

    /// <summary>Posts to a process until it no longer accepts a batch.</summary>
    public Task PostAsync(Uri server, int life) => Task.WhenAll(Enumerable.Range(0, Posters).Select(async _ =>
    {
        while (await PostAsync(server, life, Take(isLast: false)!)) // Not null: there is always a new one.
        {
        }
    }));

    /// <summary>Posts what is pending to the last process. A batch that is never accepted must not hold it up for ever.</summary>
    public Task PostPendingAsync(Uri server, int life) => Task.WhenAll(Enumerable.Range(0, Posters).Select(async _ =>
    {
        var failures = 0;
        while (failures < MaxFailures && Take(isLast: true) is { } batch)
        {
            failures += await PostAsync(server, life, batch) ? 0 : 1;
        }
    }));

    public void Dispose() => _client.Dispose();

    private Batch? Take(bool isLast)
    {
        lock (_lock)
        {
            return (isLast || random.NextDouble() < ShareOfResends) && _pending.TryDequeue(out var batch) ? batch : isLast ? null : create();
        }
    }

    private async Task<bool> PostAsync(Uri server, int life, Batch batch)
    {
        var sent = JournalLine.Now;
        var status = await SendAsync(server, batch);
        var post = new Post(batch, life, sent, JournalLine.Now, status);
        lock (_lock)
        {
            _posts.Add(post);
            if (!post.IsAccepted)
            {
                _pending.Enqueue(batch);
            }
        }

        return post.IsAccepted;
    }

    /// <returns>The status, or 0 where the connection broke.</returns>
    private async Task<int> SendAsync(Uri server, Batch batch)
    {
        try
        {
            using var post = batch.ToPost(server);
            using var answer = await _client.SendAsync(post);
            return (int)answer.StatusCode;
        }
        catch (HttpRequestException)
        {
            return 0;
        }
    }
}
