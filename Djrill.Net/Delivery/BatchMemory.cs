using Djrill.Net.Configuration;
using Djrill.Net.Diagnostics;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Djrill.Net.Delivery;

/// <summary>Connects one batch with the memory of failed batches, and announces a batch that keeps failing.</summary>
internal sealed class BatchMemory(DeliveryContext context, IReadOnlyList<EventItem> items)
{
    private const int AnnouncedPosts = 5;
    private const int PostsAtMandrill = 21;

    private readonly FailedBatchMemory _memory = context.Host.Memory;
    private FailedBatch? _failed;

    private string HealthCondition => $"failing-batch:{KeyOf(items[0])}";

    /// <summary>Gets whether an earlier post of the batch failed.</summary>
    public bool IsResend => _failed is not null;

    /// <summary>Finds the outcomes of earlier posts.</summary>
    public void Recall()
    {
        if (_memory.IsEmpty)
        {
            return;
        }

        SetKeys();
        foreach (var item in items)
        {
            if (_memory.Find(KeyOf(item)) is var (batch, record))
            {
                item.Record = record;
                _failed = _failed?.Posts > batch.Posts ? _failed : batch;
            }
        }
    }

    /// <summary>Forgets a batch that is answered 200: posted again, it is delivered again.</summary>
    public void Forget()
    {
        if (_failed is not null)
        {
            foreach (var item in items)
            {
                _memory.Forget(KeyOf(item));
            }

            context.Telemetry.Health?.Clear(HealthCondition);
        }
    }

    /// <summary>Remembers a batch that is not answered 200.</summary>
    /// <param name="unhandled">An event that was not handled.</param>
    /// <param name="recipient">The name of the recipient that did not handle it.</param>
    /// <param name="handled">How many deliveries this post made.</param>
    /// <param name="leftOver">How many it left over.</param>
    public void Remember(EventItem unhandled, string recipient, int handled, int leftOver)
    {
        if (_failed is null)
        {
            SetKeys();
            _failed = new FailedBatch(context.Time.GetUtcNow());
        }

        _failed.Posts++;

        // "Send Test" sends its examples anew with the same keys, so it is not remembered who handled them.
        var evicted = items.Sum(item => _memory.Save(KeyOf(item), _failed, item.Event.IsExample ? item.Record.WithoutHandled() : item.Record));
        if (evicted > 0)
        {
            context.Log.FailedEventsForgotten(evicted);
        }

        if (!_failed.IsKnownAsSlow && leftOver > (long)handled * (PostsAtMandrill - _failed.Posts))
        {
            _failed.IsKnownAsSlow = true;
            context.Log.BatchTooSlow(handled, leftOver);
        }

        if (_failed.Posts >= AnnouncedPosts)
        {
            Announce(_failed, unhandled, recipient);
        }
    }

    /// <summary>Two webhooks may get the same event, such as one of an account that posts to both. A name holds no slash.</summary>
    private string KeyOf(EventItem item) => $"{context.Webhook}/{item.Key}";

    private void SetKeys()
    {
        var numbers = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var item in items)
        {
            var key = item.Event.IdempotencyKey;
            var number = numbers[key] = numbers.GetValueOrDefault(key) + 1;
            item.Key = number == 1 ? key : FormattableString.Invariant($"{key}.{number}");
            item.Release();
        }
    }

    private void Announce(FailedBatch batch, EventItem unhandled, string recipient)
    {
        var now = context.Time.GetUtcNow();
        context.Telemetry.Health?.Report(
            HealthCondition,
            HealthStatus.Unhealthy,
            WebhookNames.Prefix(context.Webhook) + FormattableString.Invariant($"A batch has failed {batch.Posts} times since {batch.Since:u}, last at {recipient}; Mandrill disables the webhook after 20 retries."),
            now + FailedBatchMemory.Lifetime);
        if (batch.LoggedAt is null || now - batch.LoggedAt >= TimeSpan.FromHours(1))
        {
            batch.LoggedAt = now;
            context.Log.BatchKeepsFailing(batch.Posts, batch.Since, recipient, LoggedEventType.Of(unhandled.EventType), unhandled.Key);
        }
    }
}
