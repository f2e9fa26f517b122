using Djrill.Net.Events;
using Djrill.Net.Protocol;

namespace Djrill.Net.Testing;

/// <summary>Sends events to a receiver as Mandrill does: in batches, with retries until each batch is answered with 200.</summary>
/// <param name="client">Sends the posts.</param>
/// <param name="timeProvider">The time that passes between two posts of a batch; in a test a <c>FakeTimeProvider</c>.</param>
/// <remarks>
/// <para>
/// A batch that is not answered 200 is sent again up to <see cref="MaxRetries"/> times, 15 to 25 minutes apart. Each time it
/// holds newer snapshots of its messages: there are more opens and clicks, and a deferred message is sent. The
/// <see cref="MandrillEvent.IdempotencyKey"/> of its events stays. New opens, clicks and sends get the current time, or a time after the event if
/// the clock is behind it. Later batches wait meanwhile and then follow at once; Mandrill waits a minute between batches. After the last retry the webhook is disabled.
/// </para>
/// <para>
/// With the same seed, time, events and answers the posts are the same to the byte. A test lets the time pass by setting
/// <see cref="OnWaiting"/> to <c>FakeTimeProvider.Advance</c>.
/// </para>
/// </remarks>
public sealed class MandrillSimulator(HttpClient client, TimeProvider timeProvider)
{
    /// <summary>The most events of a batch.</summary>
    public const int MaxBatchSize = 1000;

    /// <summary>The number of retries of a batch before the webhook is disabled.</summary>
    public const int MaxRetries = 20;

    private readonly SimulatedClient _client = new(client ?? throw new ArgumentNullException(nameof(client)));
    private readonly TimeProvider _time = timeProvider ?? throw new ArgumentNullException(nameof(timeProvider));
    private readonly SimulatedQueue _queue = new();
    private RetryScript? _retries;
    private volatile bool _isRunning;

    /// <summary>Gets where posts are sent, absolute or relative to the client's base address.</summary>
    /// <value>Default: <c>/djrill/webhook/</c>. Add <c>?secret=</c> if the webhook has a secret.</value>
    public string RequestUri { get; init; } = "/djrill/webhook/";

    /// <summary>Gets the webhook's signature key.</summary>
    /// <value>Default: null, which leaves batches unsigned.</value>
    public string? Key { get; init; }

    /// <summary>Gets the webhook's URL exactly as entered at Mandrill, which is what is signed.</summary>
    /// <value>Default: null, which means <see cref="RequestUri"/>: an absolute one to the letter, a relative one with the client's base address.</value>
    public string? SignedUrl { get; init; }

    /// <summary>Gets the seed of the times between posts and of the newer snapshots.</summary>
    /// <value>Default: 0.</value>
    public int Seed { get; init; }

    /// <summary>Gets the callback for the start of each wait between two posts. Its argument is the length of the wait.</summary>
    /// <value>A test sets <c>FakeTimeProvider.Advance</c>, so that the wait ends at once. Default: null.</value>
    public Action<TimeSpan>? OnWaiting { get; init; }

    /// <summary>Gets whether Mandrill has disabled the webhook, because a batch failed after the last retry. No further post is sent.</summary>
    /// <value>Default: false.</value>
    public bool IsDisabled { get; private set; }

    /// <summary>Gets why the last request failed, such as <c>POST to URL failed with 500</c>, or the exception's message.</summary>
    /// <value>Null after a 200. Default: null, before the first request.</value>
    public string? LastError => _client.LastError;

    /// <summary>Checks the URL as Mandrill does when it is entered: with a HEAD. If that is not answered with 200, it posts an empty batch that is signed
    /// with the key <c>test-webhook</c>.</summary>
    /// <param name="cancellationToken">Cancels the check.</param>
    /// <returns>Whether Mandrill would accept the URL.</returns>
    /// <exception cref="InvalidOperationException"><see cref="RequestUri"/> is relative and the client has no base address.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public async Task<bool> HandshakeAsync(CancellationToken cancellationToken = default)
    {
        var url = SignedUrl ?? _client.FindUrl(RequestUri);
        using var head = new HttpRequestMessage(HttpMethod.Head, RequestUri);
        MandrillPost.AddHeaders(head);
        if (await _client.SendAsync(head, cancellationToken))
        {
            return true;
        }

        using var post = MandrillPost.Create(RequestUri, SignaturePair.HandshakeKey, url);
        return await _client.SendAsync(post, cancellationToken);
    }

    /// <summary>Adds events to Mandrill's queue. It may be called while <see cref="RunAsync"/> runs.</summary>
    /// <param name="events">The events, in their order.</param>
    /// <exception cref="ArgumentNullException"><paramref name="events"/> is null.</exception>
    /// <exception cref="ArgumentException">An event is null. None is added.</exception>
    public void Enqueue(params IEnumerable<MandrillEvent> events)
    {
        ArgumentNullException.ThrowIfNull(events);
        var added = events.ToList();
        added.ForEach(static mandrillEvent => MandrillPost.ThrowIfNull(mandrillEvent, nameof(events)));
        _queue.Add(added);
    }

    /// <summary>Sends the queued events until the queue is empty or the webhook is disabled.</summary>
    /// <param name="cancellationToken">Ends the run. The batch stays the next one to be sent.</param>
    /// <returns>A task that ends with the run.</returns>
    /// <exception cref="InvalidOperationException">It runs already, or <see cref="RequestUri"/> is relative and the client has no base address.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public async Task RunAsync(CancellationToken cancellationToken = default)
    {
        var url = SignedUrl ?? _client.FindUrl(RequestUri);
        if (Interlocked.Exchange(ref _isRunning, true))
        {
            throw new InvalidOperationException("'RunAsync' runs already. Mandrill sends one batch after the other: await the first run.");
        }

        try
        {
            while (!IsDisabled && _queue.HasBatch(MaxBatchSize))
            {
                await SendBatchAsync(url, cancellationToken);
            }
        }
        finally
        {
            _isRunning = false;
        }
    }

    private async Task SendBatchAsync(string url, CancellationToken cancellationToken)
    {
        if (_queue.Failures > 0)
        {
            await WaitAsync(cancellationToken);
        }

        using var post = MandrillPost.Create(RequestUri, Key, url, _queue.Batch);
        _queue.End(await _client.SendAsync(post, cancellationToken));
        IsDisabled = _queue.Failures > MaxRetries;
    }

    private async Task WaitAsync(CancellationToken cancellationToken)
    {
        _retries ??= new(Seed);
        var delay = _retries.NextDelay();
        var waiting = Task.Delay(delay, _time, cancellationToken);
        OnWaiting?.Invoke(delay);
        await waiting;
        var now = _time.GetUtcNow();
        _queue.Renew(delay, mandrillEvent => _retries.Renew(mandrillEvent, now, _queue.Waited));
    }
}
