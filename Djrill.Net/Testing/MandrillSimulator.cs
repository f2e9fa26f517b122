using Djrill.Net.Events;
using Djrill.Net.Protocol;

namespace Djrill.Net.Testing;

/// <summary>Sends events to a receiver in batches, as Mandrill does. A batch is retried until the answer is 200.</summary>
/// <param name="client">Sends the posts.</param>
/// <param name="timeProvider">The clock for the waits between retries. Tests pass a <c>FakeTimeProvider</c>.</param>
/// <remarks>
/// <para>
/// A failed batch is sent again up to <see cref="MaxRetries"/> times, 15 to 25 minutes apart. Later batches wait until the batch succeeds
/// and then follow at once, whereas Mandrill waits a minute between batches. After the last retry the webhook is disabled. A retry contains
/// newer snapshots of the messages: opens and clicks are added, and deferred messages become sent. The
/// <see cref="MandrillEvent.IdempotencyKey"/> of an event does not change. Added entries have the current time, or a later time if the
/// clock is behind the event.
/// </para>
/// <para>
/// With the same seed, time, events and answers, the posts are identical. To avoid real waits in a test, set <see cref="OnWaiting"/> to
/// <c>FakeTimeProvider.Advance</c>.
/// </para>
/// </remarks>
public sealed class MandrillSimulator(HttpClient client, TimeProvider timeProvider)
{
    /// <summary>The maximum number of events in a batch.</summary>
    public const int MaxBatchSize = 1000;

    /// <summary>The number of retries of a batch before the webhook is disabled.</summary>
    public const int MaxRetries = 20;

    private readonly SimulatedClient _client = new(client ?? throw new ArgumentNullException(nameof(client)));
    private readonly TimeProvider _time = timeProvider ?? throw new ArgumentNullException(nameof(timeProvider));
    private readonly SimulatedQueue _queue = new();
    private RetryScript? _retries;
    private volatile bool _isRunning;

    /// <summary>Gets the address of the webhook, absolute or relative to the client's base address.</summary>
    /// <value>Default: <c>/djrill/webhook/</c>. Add <c>?secret=</c> if the webhook has a secret.</value>
    public string RequestUri { get; init; } = "/djrill/webhook/";

    /// <summary>Gets the webhook's signature key.</summary>
    /// <value>Default: null, which means unsigned posts.</value>
    public string? Key { get; init; }

    /// <summary>Gets the URL to sign: the webhook's URL exactly as entered at Mandrill.</summary>
    /// <value>
    /// Default: null, which means <see cref="RequestUri"/>. If <see cref="RequestUri"/> is relative, the client's base address is added.
    /// </value>
    public string? SignedUrl { get; init; }

    /// <summary>Gets the random seed for the waits and for the newer snapshots.</summary>
    /// <value>Default: 0.</value>
    public int Seed { get; init; }

    /// <summary>Gets the callback for the start of each wait before a retry. The argument is the length of the wait.</summary>
    /// <value>Default: null. With <c>FakeTimeProvider.Advance</c> the wait ends at once.</value>
    public Action<TimeSpan>? OnWaiting { get; init; }

    /// <summary>Gets whether the last retry of a batch failed and the webhook is disabled.</summary>
    /// <value>Default: false.</value>
    public bool IsDisabled { get; private set; }

    /// <summary>Gets the error of the last request, such as <c>POST to URL failed with 500</c>, or the message of an exception.</summary>
    /// <value>Null after a successful request. Default: null.</value>
    public string? LastError => _client.LastError;

    /// <summary>
    /// Checks the URL as Mandrill does when the URL is entered. A HEAD is sent first. If the answer is not 200, an empty batch is posted,
    /// signed with the key <c>test-webhook</c>.
    /// </summary>
    /// <param name="cancellationToken">Cancels the check.</param>
    /// <returns>True if Mandrill would accept the URL.</returns>
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

    /// <summary>Adds events to the queue. Can be called while <see cref="RunAsync"/> is running.</summary>
    /// <param name="events">The events to send.</param>
    /// <exception cref="ArgumentNullException"><paramref name="events"/> is null.</exception>
    /// <exception cref="ArgumentException">An event is null. In this case no event is added.</exception>
    public void Enqueue(params IEnumerable<MandrillEvent> events)
    {
        ArgumentNullException.ThrowIfNull(events);
        var added = events.ToList();
        added.ForEach(static mandrillEvent => MandrillPost.ThrowIfNull(mandrillEvent, nameof(events)));
        _queue.Add(added);
    }

    /// <summary>Sends the queued events until the queue is empty or the webhook is disabled.</summary>
    /// <param name="cancellationToken">Cancels the run. The next run sends the current batch again.</param>
    /// <returns>A task for the run.</returns>
    /// <exception cref="InvalidOperationException">A run is in progress, or there is no base address for a relative URI.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public async Task RunAsync(CancellationToken cancellationToken = default)
    {
        var url = SignedUrl ?? _client.FindUrl(RequestUri);
        if (Interlocked.Exchange(ref _isRunning, true))
        {
            throw new InvalidOperationException("'RunAsync' is already running. Await the first run before the next call.");
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
