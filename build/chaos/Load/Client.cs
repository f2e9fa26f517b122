using System.Collections.Concurrent;

namespace Djrill.Net.Chaos;

/// <summary>Posts signed batches at a steady rate, each again until it is answered 200, as Mandrill does.</summary>
internal sealed class Client(int seed, double batchesPerSecond, AnswerLog log, IReadOnlyList<ServerSlot> receivers) : IDisposable
{
    // Beyond this number no new batch is made: an outage shall not pile up more than the workers can do afterwards.
    private const int MaxPending = 40;

    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(1);

    private readonly HttpClient _http = new(new SocketsHttpHandler { UseProxy = false }) { Timeout = Timeout };
    private readonly ConcurrentDictionary<int, Task> _pending = new();
    private readonly List<EventBatch> _batches = [];
    private int _refused;
    private int _posts;

    public IReadOnlyList<EventBatch> Batches => _batches;

    /// <summary>Gets the number of posts that were not answered 200.</summary>
    public int Refused => Volatile.Read(ref _refused);

    public int Posts => Volatile.Read(ref _posts);

    /// <summary>Gets the number of batches that were not answered 200 yet.</summary>
    public int Pending => _pending.Count;

    /// <summary>Posts new batches until the token is cancelled.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromSeconds(1 / batchesPerSecond));
        while (!cancellationToken.IsCancellationRequested)
        {
            if (_pending.Count < MaxPending)
            {
                Add(EventBatch.Draw(seed, _batches.Count));
            }

            await timer.WaitForNextTickAsync(CancellationToken.None);
        }
    }

    /// <summary>Posts one batch, and again until it is answered 200.</summary>
    public void Add(EventBatch batch)
    {
        _batches.Add(batch);
        _pending[batch.Number] = Task.Run(() => PostUntilAcceptedAsync(batch));
    }

    /// <summary>Waits until every batch was answered 200.</summary>
    /// <returns>Whether that was so within the time.</returns>
    public async Task<bool> WaitForAnswersAsync(TimeSpan limit) =>
        await Task.WhenAny(Task.WhenAll(_pending.Values), Task.Delay(limit)) is { } && _pending.IsEmpty;

    public void Dispose() => _http.Dispose();

    private async Task PostUntilAcceptedAsync(EventBatch batch)
    {
        var random = new Random(seed + batch.Number);
        while (!await PostAsync(batch, receivers[random.Next(receivers.Count)]))
        {
            Interlocked.Increment(ref _refused);
            await Task.Delay(LongestPause * random.NextDouble());
        }

        log.AddAnswered(batch.Number);
        _pending.TryRemove(batch.Number, out _);
    }

    private async Task<bool> PostAsync(EventBatch batch, ServerSlot receiver)
    {
        Interlocked.Increment(ref _posts);
        log.AddSending(batch.Number);
        using var post = batch.ToPost(receiver.Port);
        receiver.AddRequest(1);
        try
        {
            using var answer = await _http.SendAsync(post);
            if (answer.IsSuccessStatusCode)
            {
                receiver.AddAccepted();
            }

            return answer.IsSuccessStatusCode;
        }
        catch (Exception exception) when (exception is HttpRequestException or OperationCanceledException)
        {
            return false;
        }
        finally
        {
            receiver.AddRequest(-1);
        }
    }
}
