using Microsoft.Extensions.Hosting;

namespace Djrill.Net.Delivery;

/// <summary>Follows the shutdown of the host. Batches in progress continue for a grace period before their tokens are cancelled.</summary>
internal sealed class HostShutdown
{
    private readonly CancellationTokenSource _graceEnded = new();
    private readonly CancellationToken _stopping;
    private readonly TimeProvider _time;
    private ITimer? _timer;

    public HostShutdown(TimeSpan? hostTimeout, TimeProvider time, CancellationToken stopping)
    {
        (_stopping, HostTimeout, _time) = (stopping, hostTimeout, time);
        stopping.Register(StartGrace);
    }

    public bool IsStopping => _stopping.IsCancellationRequested;

    /// <summary>Gets a token that is cancelled when the grace period ends.</summary>
    public CancellationToken GraceEnded => _graceEnded.Token;

    /// <summary>Gets the limit of the host, <see cref="HostOptions.ShutdownTimeout"/>, or null. An infinite limit is negative.</summary>
    public TimeSpan? HostTimeout { get; }

    /// <summary>Gets or sets the grace period of the settings of the last batch.</summary>
    public TimeSpan Grace { get; set; }

    /// <summary>Shortens a grace period that the host would cut off, so that batches are still answered.</summary>
    public TimeSpan Limit(TimeSpan grace) =>
        HostTimeout is { Ticks: >= 0 } limit && grace >= limit ? TimeSpan.FromSeconds(Math.Max(0, limit.TotalSeconds - 1)) : grace;

    private void StartGrace() => _timer = _time.CreateTimer(_ => _graceEnded.Cancel(), null, Limit(Grace), Timeout.InfiniteTimeSpan);
}
