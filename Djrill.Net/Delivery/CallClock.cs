namespace Djrill.Net.Delivery;

/// <summary>Measures the time that a call uses, without the time for which it was paused. Thread-safe.</summary>
internal sealed class CallClock(TimeProvider time)
{
    private long _started;
    private long _pausedAt; // 0 while the clock runs.

    public TimeSpan Used
    {
        get
        {
            var paused = Interlocked.Read(ref _pausedAt);
            return time.GetElapsedTime(Interlocked.Read(ref _started), paused == 0 ? time.GetTimestamp() : paused);
        }
    }

    public void Start() => Interlocked.Exchange(ref _started, time.GetTimestamp());

    public void Pause() => Interlocked.Exchange(ref _pausedAt, time.GetTimestamp());

    public void Resume()
    {
        Interlocked.Add(ref _started, time.GetTimestamp() - Interlocked.Read(ref _pausedAt));
        Interlocked.Exchange(ref _pausedAt, 0);
    }
}
