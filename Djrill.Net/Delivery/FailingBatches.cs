using Djrill.Net.Diagnostics;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Djrill.Net.Delivery;

/// <summary>Announces batches that keep failing, before Mandrill disables the webhook.</summary>
internal sealed class FailingBatches(TimeProvider time)
{
    private const string Condition = "failing-batch";

    /// <summary>The failed post from which on a batch is announced.</summary>
    private const int AnnouncedPosts = 5;

    /// <summary>The posts of a batch at Mandrill: the first, and 20 retries.</summary>
    private const int MaxPosts = 21;

    // Mandrill sends one batch at a time for each webhook. More are the copies of somebody who tries things out.
    private const int MaxKnown = 1000;

    private static readonly TimeSpan Interval = TimeSpan.FromHours(1);

    private readonly Lock _lock = new();
    private readonly Dictionary<string, Known> _known = new(StringComparer.Ordinal);

    /// <summary>Announces a batch whose post failed, if it has failed often enough: in health, and once an hour in the log.</summary>
    /// <param name="context">The batch's context.</param>
    /// <param name="batchKey">The key of the batch's first event.</param>
    /// <param name="failed">What is remembered of the batch.</param>
    /// <param name="unhandled">An event that was not handled, and by whom.</param>
    public void Announce(DeliveryContext context, string batchKey, FailedEvent failed, UnhandledEvent unhandled)
    {
        if (failed.Posts < AnnouncedPosts)
        {
            return;
        }

        var (posts, since, now) = (failed.Posts, failed.Since, time.GetUtcNow());
        context.Telemetry.Health?.Report(
            Condition,
            HealthStatus.Unhealthy,
            FormattableString.Invariant($"A batch has failed {posts} times since {since:u}, last at {unhandled.Recipient}; Mandrill disables the webhook after 20 retries."),
            now + FailedBatchMemory.Lifetime);
        if (Change(batchKey, known => known with { IsAnnounced = true, LoggedAt = now - known.LoggedAt < Interval ? known.LoggedAt : now }).LoggedAt == now)
        {
            context.Log.BatchKeepsFailing(posts, since, unhandled.Recipient, LoggedEventType.Of(unhandled.EventType), unhandled.Key);
        }
    }

    /// <summary>Logs, once, that a batch cannot end within Mandrill's retries at the pace of this post.</summary>
    public void WarnOfSlowness(DeliveryContext context, string batchKey, int posts, int handled, int leftOver)
    {
        if (leftOver > (long)handled * Math.Max(0, MaxPosts - posts) && !IsSlow(batchKey))
        {
            Change(batchKey, static known => known with { IsSlow = true });
            context.Log.BatchTooSlow(handled, leftOver);
        }
    }

    /// <summary>Withdraws what was announced of a batch that was answered 200.</summary>
    public void Clear(DeliveryContext context, string batchKey)
    {
        lock (_lock)
        {
            _known.Remove(batchKey);
            if (!_known.Values.Any(static known => known.IsAnnounced))
            {
                context.Telemetry.Health?.Clear(Condition);
            }
        }
    }

    private bool IsSlow(string batchKey)
    {
        lock (_lock)
        {
            return _known.GetValueOrDefault(batchKey).IsSlow;
        }
    }

    private Known Change(string batchKey, Func<Known, Known> change)
    {
        lock (_lock)
        {
            if (_known.Count >= MaxKnown)
            {
                _known.Clear();
            }

            return _known[batchKey] = change(_known.GetValueOrDefault(batchKey));
        }
    }

    private readonly record struct Known(bool IsAnnounced, DateTimeOffset LoggedAt, bool IsSlow);
}
