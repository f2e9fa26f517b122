using System.Collections.Concurrent;
using System.Diagnostics;

namespace Djrill.Net.Benchmarks.Inbox;

/// <summary>Records how long each claim takes: the spans of Npgsql whose statement reads the locks, as only a claim does.</summary>
internal sealed class ClaimWatch : IDisposable
{
    private readonly ConcurrentQueue<double> _milliseconds = new();
    private readonly ActivityListener _listener;

    public ClaimWatch()
    {
        _listener = new ActivityListener
        {
            ShouldListenTo = static source => source.Name == "Npgsql",
            Sample = static (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
            ActivityStopped = Record,
        };
        ActivitySource.AddActivityListener(_listener);
    }

    /// <summary>Gets the times of all claims in milliseconds.</summary>
    public IReadOnlyCollection<double> Times => _milliseconds;

    public void Dispose() => _listener.Dispose();

    private void Record(Activity activity)
    {
        if (activity.TagObjects.Any(static tag => tag.Value is string text && text.Contains("pg_locks", StringComparison.Ordinal)))
        {
            _milliseconds.Enqueue(activity.Duration.TotalMilliseconds);
        }
    }
}
