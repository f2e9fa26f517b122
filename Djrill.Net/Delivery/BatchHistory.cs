using Djrill.Net.Diagnostics;

namespace Djrill.Net.Delivery;

/// <summary>Reads and writes the history of one batch in the store of failed batches. Reports a batch that keeps failing.</summary>
internal sealed class BatchHistory(BatchContext context, IReadOnlyList<EventItem> items)
{
    private const int MaxPosts = 21;

    private readonly FailedBatchStore _store = context.Host.FailedBatches;
    private HashSet<FailedBatch>? _found; // Null if no earlier post failed.
    private FailedBatch? _failed;

    /// <summary>Gets whether an earlier post of the batch failed.</summary>
    public bool IsResend => _failed is not null;

    /// <summary>Reads the outcomes of earlier posts from the store.</summary>
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

    /// <summary>Removes a batch from the store after the answer 200. A later post of the batch is delivered to all recipients.</summary>
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
            context.Telemetry.Health?.Clear(batch.HealthConditionKey);
        }
    }

    /// <summary>Saves a batch that is not answered with 200.</summary>
    /// <param name="unhandled">An event that was not handled.</param>
    /// <param name="recipient">The name of the recipient that did not handle the event.</param>
    /// <param name="handled">The number of deliveries that succeeded in this post.</param>
    /// <param name="unfinished">The number of deliveries that this post did not make.</param>
    public void Remember(EventItem unhandled, string recipient, int handled, int unfinished)
    {
        if (_failed is null)
        {
            SetKeys();
            _failed = new FailedBatch(context.Time.GetUtcNow());
        }

        _failed.Posts++;

        // Each "Send Test" posts examples with the same keys, so the store keeps only the failures of examples.
        var evicted = items.Sum(item => _store.Save(item.Key, _failed, item.IsExample ? item.Record.WithoutHandled() : item.Record));
        if (evicted > 0)
        {
            context.Log.FailedEventsDiscarded(evicted);
        }

        var isTooSlow = handled > 0 && unfinished > (long)handled * (MaxPosts - _failed.Posts);
        if (isTooSlow && !_failed.IsSlownessLogged && !context.Host.Stop.IsStopping)
        {
            _failed.IsSlownessLogged = true;
            context.Log.BatchTooSlow(handled, unfinished);
        }

        FailingBatchAlert.Update(context, _failed, unhandled, recipient);
    }

    private void SetKeys()
    {
        var numbers = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var item in items)
        {
            // Two webhooks of one account may get the same event, so the key contains the webhook's name. A name contains no slash.
            var key = $"{context.Batch.Webhook}/{context.Batch.SignatureName}:{item.IdempotencyKey}";
            var number = numbers.CountUp(key);
            item.Key = number == 1 ? key : FormattableString.Invariant($"{key}.{number}");
            item.Release();
        }
    }
}
