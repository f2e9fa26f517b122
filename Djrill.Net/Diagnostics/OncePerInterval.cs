namespace Djrill.Net.Diagnostics;

/// <summary>Allows an action at most once in an interval. Thread-safe.</summary>
internal sealed class OncePerInterval(TimeProvider time, TimeSpan interval)
{
    private readonly Lock _lock = new();
    private long? _last;

    public bool TryPass()
    {
        lock (_lock)
        {
            if (_last is { } last && time.GetElapsedTime(last) < interval)
            {
                return false;
            }

            _last = time.GetTimestamp();
            return true;
        }
    }
}
