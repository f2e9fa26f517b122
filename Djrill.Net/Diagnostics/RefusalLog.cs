using Microsoft.Extensions.Logging;

namespace Djrill.Net.Diagnostics;

/// <summary>Logs the refusals of one webhook. The number of lines above Debug is bounded, however many requests are refused.</summary>
internal sealed class RefusalLog
{
    private readonly ILogger _logger;
    private readonly RefusalCounter _counter;
    private readonly OncePerMinute _overload;

    public RefusalLog(ILogger logger, TimeProvider time)
    {
        (_logger, _overload) = (logger, new(time));
        _counter = new(time, counts => logger.RefusalsCounted(counts.Count, (long)Math.Ceiling(counts.Elapsed.TotalSeconds), counts.Reasons));
    }

    /// <summary>Logs a refusal, or counts it.</summary>
    public void Refused(int status, string outcome, string reason, bool isAuthenticated)
    {
        LogIfUnauthenticated(status, reason, isAuthenticated);
        if (_counter.MayWarn(outcome, isAuthenticated))
        {
            _logger.Refused(status, reason);
        }
    }

    /// <summary>Logs the refusal of a body that a middleware has read, or counts it.</summary>
    /// <param name="status">The status of the answer.</param>
    /// <param name="outcome">The outcome of the answer.</param>
    /// <param name="reason">The text of the answer.</param>
    /// <param name="announced">The value of 'Content-Length', in bytes; null without one.</param>
    /// <param name="left">The number of bytes that the receiver still read.</param>
    /// <param name="isAuthenticated">Whether the secret was right.</param>
    public void BodyConsumed(int status, string outcome, string reason, long? announced, long left, bool isAuthenticated)
    {
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

    /// <summary>Logs that there was no memory for a request: one Warning a minute, beyond which requests are counted.</summary>
    /// <param name="outcome">The outcome of the answer.</param>
    /// <param name="reserved">How many bytes the requests in flight have reserved.</param>
    /// <param name="budget">How many bytes they may reserve.</param>
    /// <param name="waiting">How many requests wait.</param>
    public void Overloaded(string outcome, long reserved, long budget, int waiting)
    {
        if (_overload.TryPass())
        {
            _logger.Overloaded(reserved, budget, waiting);
        }
        else
        {
            _counter.Count(outcome);
        }
    }

    /// <summary>Logs what was counted and not logged yet.</summary>
    public void Flush() => _counter.Flush();

    private void LogIfUnauthenticated(int status, string reason, bool isAuthenticated)
    {
        if (!isAuthenticated)
        {
            _logger.RefusedUnauthenticated(status, reason);
        }
    }
}
