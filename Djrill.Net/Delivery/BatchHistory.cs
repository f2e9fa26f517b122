using Djrill.Net.Configuration;
using Djrill.Net.Diagnostics;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Djrill.Net.Delivery;

/// <summary>Connects one batch with the memory of failed batches, and announces a batch that keeps failing.</summary>
internal sealed class BatchHistory(BatchContext context, IReadOnlyList<EventItem> items)
{
    private const int AnnouncedPosts = 5;
    private const int PostsAtMandrill = 21;

    private readonly FailedBatchStore _memory = context.Host.Memory;
    private HashSet<FailedBatch>? _found;
    private FailedBatch? _failed;

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
            if (_memory.Find(item.Key) is var (batch, record))
            {
                item.Record = record;
                (_found ??= []).Add(batch);
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
                _memory.Forget(item.Key);
            }

            foreach (var batch in _found ?? [])
            {
                context.Telemetry.Health?.Clear(batch.HealthCondition);
            }
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
        var evicted = items.Sum(item => _memory.Save(item.Key, _failed, item.IsExample ? item.Record.WithoutHandled() : item.Record));
        if (evicted > 0)
        {
            context.Log.FailedEventsForgotten(evicted);
        }

        var isSlow = handled > 0 && leftOver > (long)handled * (PostsAtMandrill - _failed.Posts);
        if (isSlow && !_failed.IsKnownAsSlow && !context.Host.Stop.IsStopping)
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
            // Two webhooks of one account may get the same event. A webhook's name holds no slash.
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
            WebhookNames.Prefix(context.Batch.Webhook) + FormattableString.Invariant($"A batch has failed {batch.Posts} times since {batch.Since:u}, last at {recipient}; Mandrill disables the webhook after 20 retries."),
            now + FailedBatchStore.Lifetime);
        if (batch.LoggedAt is null || now - batch.LoggedAt >= TimeSpan.FromHours(1))
        {
            batch.LoggedAt = now;
            context.Log.BatchKeepsFailing(batch.Posts, batch.Since, recipient, LoggedEventType.For(unhandled.EventType), unhandled.IdempotencyKey);
        }
    }
}
