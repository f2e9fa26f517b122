using Djrill.Net.Diagnostics;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Djrill.Net.Delivery;

/// <summary>Announces batches that keep failing, before Mandrill disables the webhook.</summary>
internal sealed class FailingBatches(TimeProvider time)
{
    /// <summary>The failed post from which on a batch is announced.</summary>
    public const int AnnouncedPosts = 5;

    /// <summary>The posts of a batch at Mandrill: the first, and 20 retries.</summary>
    public const int MaxPosts = 21;

    // Mandrill sends one batch at a time for each webhook. More are the attempts of a stranger with the key, or a test's.
    private const int MaxKnown = 1000;

    private static readonly TimeSpan Interval = TimeSpan.FromHours(1);

    private readonly Lock _lock = new();
    private readonly Dictionary<string, (DateTimeOffset Announced, bool IsSlowAnnounced)> _known = new(StringComparer.Ordinal);

    /// <summary>Announces a batch whose post failed, if it has failed often enough: in health, and once an hour in the log.</summary>
    /// <param name="context">The batch's context.</param>
    /// <param name="batchKey">The key of the batch's first event.</param>
    /// <param name="posts">How many posts of it have failed.</param>
    /// <param name="since">When the first post failed.</param>
    /// <param name="unhandled">An event that was not handled, and by whom.</param>
    public void Announce(DeliveryContext context, string batchKey, int posts, DateTimeOffset since, UnhandledEvent unhandled)
    {
        if (posts < AnnouncedPosts)
        {
            return;
        }

        context.Telemetry.Health?.Report(
            ConditionOf(batchKey),
            HealthStatus.Unhealthy,
            FormattableString.Invariant($"A batch has failed {posts} times since {since:u}, last at {unhandled.Recipient}; Mandrill disables the webhook after 20 retries."));
        if (IsDue(batchKey))
        {
            context.Log.BatchKeepsFailing(posts, since, unhandled.Recipient, LoggedEventType.Of(unhandled.EventType), unhandled.Key);
        }
    }

    /// <summary>Gets whether a batch is too slow and that was not announced before.</summary>
    public bool IsSlowDue(string batchKey, int handled, int leftOver, int posts)
    {
        if ((long)handled * Math.Max(0, MaxPosts - posts) >= leftOver)
        {
            return false;
        }

        lock (_lock)
        {
            var known = Find(batchKey);
            _known[batchKey] = known with { IsSlowAnnounced = true };
            return !known.IsSlowAnnounced;
        }
    }

    /// <summary>Withdraws what was announced of a batch that was answered 200.</summary>
    public void Clear(DeliveryContext context, string batchKey)
    {
        context.Telemetry.Health?.Clear(ConditionOf(batchKey));
        lock (_lock)
        {
            _known.Remove(batchKey);
        }
    }

    private static string ConditionOf(string batchKey) => $"failing:{batchKey}";

    private bool IsDue(string batchKey)
    {
        lock (_lock)
        {
            var now = time.GetUtcNow();
            var known = Find(batchKey);
            if (now - known.Announced < Interval)
            {
                return false;
            }

            _known[batchKey] = known with { Announced = now };
            return true;
        }
    }

    private (DateTimeOffset Announced, bool IsSlowAnnounced) Find(string batchKey)
    {
        if (_known.Count >= MaxKnown)
        {
            _known.Clear();
        }

        return _known.GetValueOrDefault(batchKey);
    }
}
