using Microsoft.Extensions.Logging;

namespace Djrill.Net.Diagnostics;

/// <summary>Logs the refusals of one webhook. The number of Warnings per minute is bounded.</summary>
internal sealed class RefusalLog
{
    private const int OverloadStatus = 503;

    private readonly ILogger _logger;
    private readonly RefusalCounter _counter;
    private readonly OncePerInterval _overload;
    private readonly RefusalHistory _history;
    private readonly string _webhook;

    public RefusalLog(ILogger logger, TimeProvider time, RefusalHistory history, string webhook)
    {
        (_logger, _overload, _history, _webhook) = (logger, new(time, RefusalCounter.Minute), history, webhook);
        _counter = new(time, counts =>
            logger.RefusalsCounted(counts.Count, (long)Math.Ceiling(counts.Elapsed.TotalSeconds), counts.Reasons));
    }

    /// <summary>Logs a refusal as a Warning, or counts the refusal.</summary>
    public void Refused(int status, string outcome, string reason, bool isAuthenticated, string? diagnosis = null)
    {
        _history.Add(_webhook, status, outcome, reason, isAuthenticated, diagnosis);
        LogIfUnauthenticated(status, reason, isAuthenticated);
        if (_counter.MayWarn(outcome, isAuthenticated))
        {
            _logger.Refused(status, reason);
        }
    }

    /// <summary>Logs or counts the refusal of a request whose body was already read by a middleware.</summary>
    /// <param name="status">The status of the answer.</param>
    /// <param name="outcome">The outcome of the answer.</param>
    /// <param name="reason">The text of the answer.</param>
    /// <param name="announced">The value of 'Content-Length', in bytes. Null if the header is missing.</param>
    /// <param name="left">The number of bytes that were left to read.</param>
    /// <param name="isAuthenticated">True if the request contains an accepted secret.</param>
    public void BodyConsumed(int status, string outcome, string reason, long? announced, long left, bool isAuthenticated)
    {
        _history.Add(_webhook, status, outcome, reason, isAuthenticated);
        LogIfUnauthenticated(status, reason, isAuthenticated);
        if (!_counter.MayWarn(outcome, isAuthenticated))
        {
            return;
        }

        var rest = left == 0 ? "none" : "only a part";
        if (announced is { } length)
        {
            _logger.BodyConsumed(length, rest);
        }
        else
        {
            _logger.UnannouncedBodyConsumed(rest);
        }
    }

    /// <summary>Logs or counts a request that was refused for lack of memory. At most one Warning a minute is logged.</summary>
    /// <param name="outcome">The outcome of the answer.</param>
    /// <param name="reserved">The number of reserved bytes.</param>
    /// <param name="budget">The number of bytes that can be reserved.</param>
    /// <param name="waiting">The number of waiting requests.</param>
    public void Overloaded(string outcome, long reserved, long budget, int waiting)
    {
        _history.Add(_webhook, OverloadStatus, outcome, "The memory budget is used up.", isAuthenticated: false);
        if (_overload.TryPass())
        {
            _logger.Overloaded(reserved, budget, waiting);
        }
        else
        {
            _counter.Count(outcome);
        }
    }

    /// <summary>Logs the counts that were not yet logged.</summary>
    public void Flush() => _counter.Flush();

    private void LogIfUnauthenticated(int status, string reason, bool isAuthenticated)
    {
        if (!isAuthenticated)
        {
            _logger.RefusedUnauthenticated(status, reason);
        }
    }
}
