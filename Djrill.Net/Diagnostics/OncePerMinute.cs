namespace Djrill.Net.Diagnostics;

/// <summary>Allows an action at most once a minute. Thread-safe.</summary>
internal sealed class OncePerMinute(TimeProvider time)
{
    private readonly Lock _lock = new();
    private long? _last;

    public bool TryPass()
    {
        lock (_lock)
        {
            if (_last is { } last && time.GetElapsedTime(last) < RefusalCounter.Minute)
            {
                return false;
            }

            _last = time.GetTimestamp();
            return true;
        }
    }
}
