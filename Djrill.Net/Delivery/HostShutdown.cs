using System.Diagnostics.CodeAnalysis;
using Microsoft.Extensions.Hosting;

namespace Djrill.Net.Delivery;

/// <summary>Follows the host's shutdown: batches that were begun go on for a grace before their tokens are cancelled.</summary>
[SuppressMessage("Design", "CA1001:Types that own disposable fields should be disposable", Justification = "It lives as long as the host.")]
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

    /// <summary>Gets a token that is cancelled when the grace has ended.</summary>
    public CancellationToken GraceEnded => _graceEnded.Token;

    /// <summary>Gets the host's own limit (<see cref="HostOptions.ShutdownTimeout"/>), or null without one. An infinite one is negative.</summary>
    public TimeSpan? HostTimeout { get; }

    /// <summary>Gets or sets the grace, from the settings of the last batch.</summary>
    public TimeSpan Grace { get; set; }

    /// <summary>Lowers a grace that the host would cut off, so that batches are still answered.</summary>
    public TimeSpan Limit(TimeSpan grace) =>
        HostTimeout is { Ticks: >= 0 } limit && grace >= limit ? TimeSpan.FromSeconds(Math.Max(0, limit.TotalSeconds - 1)) : grace;

    private void StartGrace() =>
        _timer = _time.CreateTimer(static source => ((CancellationTokenSource)source!).Cancel(), _graceEnded, Limit(Grace), Timeout.InfiniteTimeSpan);
}
