using System.Globalization;
using Djrill.Net.Configuration;
using Djrill.Net.Diagnostics;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Djrill.Net.Delivery;

/// <summary>Connects one batch with the store of failed batches, and reports a batch that keeps failing.</summary>
internal sealed class BatchHistory(BatchContext context, IReadOnlyList<EventItem> items)
{
    private const int AnnouncedPosts = 5;
    private const int PostsAtMandrill = 21;

    private readonly FailedBatchStore _store = context.Host.Memory;
    private HashSet<FailedBatch>? _found; // Only where a batch is found: most posts are no resends.
    private FailedBatch? _failed;

    /// <summary>Gets whether an earlier post of the batch failed.</summary>
    public bool IsResend => _failed is not null;

    /// <summary>Finds the outcomes of earlier posts.</summary>
    public void Recall()
    {
        if (_store.IsEmpty)
        {
            return;
        }

        SetKeys();
        foreach (var item in items)
        {
            if (_store.Find(item.Key) is var (batch, record))
            {
                item.Record = record;
                (_found ??= []).Add(batch);
            }
        }

        _failed = _found?.MaxBy(static batch => batch.Posts);
    }

    /// <summary>Forgets a batch that was answered with 200. If Mandrill posts it again, it is delivered again.</summary>
    public void Forget()
    {
        if (_found is null)
        {
            return;
        }

        foreach (var item in items)
        {
            _store.Forget(item.Key);
        }

        foreach (var batch in _found)
        {
            context.Telemetry.Health?.Clear(batch.HealthCondition);
        }
    }

    /// <summary>Remembers a batch that is not answered with 200.</summary>
    /// <param name="unhandled">An event that was not handled.</param>
    /// <param name="recipient">The name of the recipient that did not handle it.</param>
    /// <param name="handled">The number of deliveries that this post made.</param>
    /// <param name="leftOver">The number of deliveries that this post left over.</param>
    public void Remember(EventItem unhandled, string recipient, int handled, int leftOver)
    {
        if (_failed is null)
        {
            SetKeys();
            _failed = new FailedBatch(context.Time.GetUtcNow());
        }

        _failed.Posts++;

        // "Send Test" sends its examples again with the same keys, so only their failures are kept.
        var evicted = items.Sum(item => _store.Save(item.Key, _failed, item.IsExample ? item.Record.WithoutHandled() : item.Record));
        if (evicted > 0)
        {
            context.Log.FailedEventsDiscarded(evicted);
        }

        var cannotEnd = handled > 0 && leftOver > (long)handled * (PostsAtMandrill - _failed.Posts);
        if (cannotEnd && !_failed.IsKnownAsSlow && !context.Host.Stop.IsStopping)
        {
            _failed.IsKnownAsSlow = true;
            context.Log.BatchTooSlow(handled, leftOver);
        }

        if (_failed.Posts >= AnnouncedPosts)
        {
            Announce(_failed, unhandled, recipient);
        }
    }

    private void SetKeys()
    {
        var numbers = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var item in items)
        {
            // Two webhooks of one account may get the same event. The name of a webhook contains no slash.
            var key = $"{context.Batch.Webhook}/{context.Batch.SignatureName}:{item.IdempotencyKey}";
            var number = numbers[key] = numbers.GetValueOrDefault(key) + 1;
            item.Key = number == 1 ? key : FormattableString.Invariant($"{key}.{number}");
            item.Release();
        }
    }

    private void Announce(FailedBatch batch, EventItem unhandled, string recipient)
    {
        var now = context.Time.GetUtcNow();
        context.Telemetry.Health?.Report(
            batch.HealthCondition,
            HealthStatus.Unhealthy,
            WebhookNames.Prefix(context.Batch.Webhook) + string.Create(
                CultureInfo.InvariantCulture,
                $"A batch has failed {batch.Posts} times since {batch.Since:u}, last at {recipient}; "
                + $"Mandrill disables the webhook after 20 retries."),
            now + FailedBatchStore.Lifetime);
        if (batch.LoggedAt is null || now - batch.LoggedAt >= TimeSpan.FromHours(1))
        {
            batch.LoggedAt = now;
            context.Log.BatchKeepsFailing(batch.Posts, batch.Since, recipient, unhandled.LoggedType, unhandled.IdempotencyKey);
        }
    }
}
