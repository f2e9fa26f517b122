using System.IO.Pipelines;

namespace Djrill.Net.Http;

/// <summary>Measures how fast a body arrives, and cancels the reading of a slow body. Thread-safe.</summary>
/// <remarks>A body is slow if fewer bytes have arrived than <see cref="BytesPerSecond"/> times the seconds since the timeout.</remarks>
internal sealed class BodyRate : IDisposable
{
    public const int BytesPerSecond = 256 * 1024;

    private readonly Lock _lock = new();
    private readonly TimeProvider _time;
    private readonly TimeSpan _timeout;
    private readonly PipeReader _reader;
    private readonly Reservation? _reservation;
    private readonly long _start;
    private readonly ITimer _timer;
    private long _received;
    private volatile bool _isTooSlow;
    private bool _hasEnded;

    /// <summary>Starts the measurement.</summary>
    /// <param name="time">The time provider.</param>
    /// <param name="timeout">The initial period, in which no minimum rate applies.</param>
    /// <param name="reader">The reader of the body.</param>
    /// <param name="reservation">The reservation of the body, or null.</param>
    public BodyRate(TimeProvider time, TimeSpan timeout, PipeReader reader, Reservation? reservation)
    {
        (_time, _timeout, _reader, _reservation, _start) = (time, timeout, reader, reservation, time.GetTimestamp());
        var limit = timeout + TimeSpan.FromSeconds((double)(reservation?.Size ?? 0) / BytesPerSecond);
        _timer = time.CreateTimer(_ => CutOff(), null, limit, Timeout.InfiniteTimeSpan);
        reservation?.Monitor.Add(this);
    }

    /// <summary>Gets whether the reading was cancelled. The value does not change after disposal.</summary>
    public bool IsTooSlow => _isTooSlow;

    /// <summary>Gets whether the body is slow.</summary>
    public bool IsBehind => Volatile.Read(ref _received) < (_time.GetElapsedTime(_start) - _timeout).TotalSeconds * BytesPerSecond;

    /// <summary>Sets the total number of bytes that have arrived.</summary>
    public void SetReceived(long total) => Volatile.Write(ref _received, total);

    /// <summary>Cancels the pending read. Has no effect after disposal, because the reader may then serve the next request.</summary>
    public void CutOff()
    {
        lock (_lock)
        {
            if (!_hasEnded)
            {
                _isTooSlow = true;
                _reader.CancelPendingRead();
            }
        }
    }

    /// <summary>Ends the measurement.</summary>
    public void Dispose()
    {
        lock (_lock)
        {
            _hasEnded = true;
        }

        _timer.Dispose();
        _reservation?.Monitor.Remove(this);
    }
}
