namespace Djrill.Net.Diagnostics;

/// <summary>
/// Decides which refusals are logged as a separate Warning, and counts all other refusals for each minute. Thread-safe.
/// </summary>
/// <remarks>
/// A minute starts with a refusal. A timer, a later refusal or <see cref="Flush"/> ends the minute. There is one count for each outcome, so
/// the memory use is bounded.
/// </remarks>
internal sealed class RefusalCounter
{
    /// <summary>The maximum number of separate Warnings within a minute.</summary>
    public const int MaxWarnings = 10;

    public static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    private readonly Lock _lock = new();
    private readonly Dictionary<string, long> _counts = new(StringComparer.Ordinal);
    private readonly TimeProvider _time;
    private readonly Action<RefusalCounts> _report;
    private readonly ITimer _timer;
    private bool _isOpen;
    private long _start;
    private int _warnings;

    /// <param name="time">Provides the clock and the timer.</param>
    /// <param name="report">Receives the counts of each minute with at least one counted refusal. Called outside the lock.</param>
    public RefusalCounter(TimeProvider time, Action<RefusalCounts> report)
    {
        (_time, _report) = (time, report);

        // Without this, the timer would keep the log scopes and the activity of the current request.
        using var flow = ExecutionContext.IsFlowSuppressed() ? default : ExecutionContext.SuppressFlow();
        _timer = time.CreateTimer(
            static counter => ((RefusalCounter)counter!).EndIfDue(), // Not null: the state is this instance.
            this,
            Timeout.InfiniteTimeSpan,
            Timeout.InfiniteTimeSpan);
    }

    /// <summary>Decides whether a refusal is logged as a separate Warning. Counts the refusal if not.</summary>
    /// <returns>True if the caller must log a Warning.</returns>
    public bool MayWarn(string outcome, bool isAuthenticated)
    {
        RefusalCounts ended = default;
        bool mayWarn;
        lock (_lock)
        {
            if (_isOpen && _time.GetElapsedTime(_start) >= Minute)
            {
                ended = End();
            }

            Begin();
            mayWarn = isAuthenticated && _warnings < MaxWarnings;
            if (mayWarn)
            {
                _warnings++;
            }
            else
            {
                _counts[outcome] = _counts.GetValueOrDefault(outcome) + 1;
            }
        }

        Report(ended);
        return mayWarn;
    }

    /// <summary>Counts a refusal that is not logged as a separate Warning.</summary>
    public void Count(string outcome) => MayWarn(outcome, isAuthenticated: false);

    /// <summary>Ends the current minute early and reports the counts.</summary>
    public void Flush()
    {
        RefusalCounts ended;
        lock (_lock)
        {
            ended = End();
        }

        Report(ended);
    }

    private void Begin()
    {
        if (!_isOpen)
        {
            (_isOpen, _start) = (true, _time.GetTimestamp());
            _timer.Change(Minute, Timeout.InfiniteTimeSpan);
        }
    }

    private RefusalCounts End()
    {
        if (!_isOpen)
        {
            return default;
        }

        var reasons = _counts.OrderBy(static count => count.Key, StringComparer.Ordinal)
            .Select(static count => $"{count.Key} {count.Value}");
        var ended = new RefusalCounts(_counts.Values.Sum(), string.Join(", ", reasons), _time.GetElapsedTime(_start));
        _counts.Clear();
        (_isOpen, _warnings) = (false, 0);
        return ended;
    }

    private void EndIfDue()
    {
        RefusalCounts ended;
        lock (_lock)
        {
            // The timer may fire early, or a refusal may already have started the next minute.
            var left = _isOpen ? Minute - _time.GetElapsedTime(_start) : TimeSpan.Zero;
            if (left > TimeSpan.Zero)
            {
                _timer.Change(left + TimeSpan.FromMilliseconds(1), Timeout.InfiniteTimeSpan);
                return;
            }

            ended = End();
        }

        Report(ended);
    }

    private void Report(RefusalCounts ended)
    {
        if (ended.Count > 0)
        {
            _report(ended);
        }
    }
}
