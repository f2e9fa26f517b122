using System.IO.Pipelines;

namespace Djrill.Net.Http;

/// <summary>Follows how fast a body comes, and ends its reading when it comes too slowly. Thread-safe.</summary>
/// <remarks>After a first time a body has to be as far as if it had come at <see cref="BytesPerSecond"/> since.</remarks>
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
    private bool _isTooSlow;
    private bool _hasEnded;

    /// <summary>Begins to count the time.</summary>
    /// <param name="time">The clock and the timers.</param>
    /// <param name="timeout">The time before any bytes have to have come.</param>
    /// <param name="reader">Whose pending read is cancelled.</param>
    /// <param name="reservation">What the body has reserved; null for one that is too small to reserve anything.</param>
    public BodyRate(TimeProvider time, TimeSpan timeout, PipeReader reader, Reservation? reservation)
    {
        (_time, _timeout, _reader, _reservation, _start) = (time, timeout, reader, reservation, time.GetTimestamp());
        var limit = timeout + TimeSpan.FromSeconds((double)(reservation?.Size ?? 0) / BytesPerSecond);
        _timer = time.CreateTimer(static pace => ((BodyRate)pace!).CutOff(), this, limit, Timeout.InfiniteTimeSpan); // Not null: it is this one.
        reservation?.Watch(this);
    }

    /// <summary>Gets whether the reading was ended. It does not change any more once this is disposed.</summary>
    public bool IsTooSlow
    {
        get
        {
            lock (_lock)
            {
                return _isTooSlow;
            }
        }
    }

    /// <summary>Gets whether the body is behind the pace.</summary>
    public bool IsBehind => Volatile.Read(ref _received) < (_time.GetElapsedTime(_start) - _timeout).TotalSeconds * BytesPerSecond;

    /// <summary>Sets how many bytes have come.</summary>
    public void Received(long total) => Volatile.Write(ref _received, total);

    /// <summary>Ends the reading, unless it has ended: the same reader may serve the connection's next request by then.</summary>
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

    /// <summary>Ends the watch.</summary>
    public void Dispose()
    {
        lock (_lock)
        {
            _hasEnded = true;
        }

        _timer.Dispose();
        _reservation?.Unwatch(this);
    }
}
