using Djrill.Net.Diagnostics;

namespace Djrill.Net.Delivery;

/// <summary>Connects one batch with the store of failed batches, and reports a batch that keeps failing.</summary>
internal sealed class BatchHistory(BatchContext context, IReadOnlyList<EventItem> items)
{
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

        FailingBatchAlert.Update(context, _failed, unhandled, recipient);
    }

    private void SetKeys()
    {
        var numbers = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var item in items)
        {
            // Two webhooks of one account may get the same event. The name of a webhook contains no slash.
            var key = $"{context.Batch.Webhook}/{context.Batch.SignatureName}:{item.IdempotencyKey}";
            var number = numbers.CountUp(key);
            item.Key = number == 1 ? key : FormattableString.Invariant($"{key}.{number}");
            item.Release();
        }
    }
}
