using Microsoft.Extensions.Hosting;

namespace Djrill.Net.Delivery;

/// <summary>Tracks the shutdown of the host. Running batches get a grace period before their tokens are cancelled.</summary>
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

    /// <summary>Gets a token that is cancelled when the host begins to stop.</summary>
    public CancellationToken Stopping => _stopping;

    public bool IsStopping => _stopping.IsCancellationRequested;

    /// <summary>Gets a token that is cancelled when the grace period ends.</summary>
    public CancellationToken GraceEnded => _graceEnded.Token;

    /// <summary>Gets <see cref="HostOptions.ShutdownTimeout"/>, or null. A negative value means no limit.</summary>
    public TimeSpan? HostTimeout { get; }

    /// <summary>Gets or sets the grace period. Each batch sets the period of its settings.</summary>
    public TimeSpan Grace { get; set; }

    /// <summary>Limits a grace period to one second less than the host's timeout, so that running requests still get an answer.</summary>
    public TimeSpan Limit(TimeSpan grace) =>
        HostTimeout is { Ticks: >= 0 } limit && grace >= limit ? TimeSpan.FromSeconds(Math.Max(0, limit.TotalSeconds - 1)) : grace;

    private void StartGrace() => _timer = _time.CreateTimer(_ => _graceEnded.Cancel(), null, Limit(Grace), Timeout.InfiniteTimeSpan);
}
