namespace Djrill.Net.Delivery;

/// <summary>
/// Delivers each event of one batch to each subscriber and handler during the request. A failed recipient does not stop the others.
/// </summary>
internal sealed class BatchDelivery(BatchContext context, MeasuredCalls calls)
{
    private readonly EventItem[] _items = EventItem.CreateAll(context.Batch.Events.Events, context.Host.FailedBatches.NewRecord);
    private readonly PostDeliveries _deliveries = new(context, calls);

    /// <summary>
    /// Delivers the batch in passes, so that a slow recipient does not delay the others. The first pass calls the fast recipients. Then each
    /// batch handler is called once. The next pass calls the slow recipients. The last pass calls the recipients that exceeded the time limit
    /// at the previous post. In it, a recipient first gets the events on which it exceeded the limit least often.
    /// </summary>
    public async Task<BatchOutcome> DeliverAsync(IReadOnlyList<Recipient> recipients)
    {
        var history = new BatchHistory(context, _items);
        history.Recall();
        var all = recipients.Select(static recipient => new RecipientProgress(recipient)).ToList();
        if (history.IsResend)
        {
            var timedOut = _items.SelectMany(static item => item.Record.TimedOut).ToHashSet();
            all.ForEach(progress => progress.HasTimedOutInPreviousPost = timedOut.Contains(progress.Id));
        }

        var single = all.FindAll(static progress => !progress.Recipient.IsBatch);
        await DeliverToAsync(single, _items, static (progress, i) => progress.TryEnterFirstPass(i));
        foreach (var progress in all.FindAll(static progress => progress is { Recipient.IsBatch: true, HasTimedOutInPreviousPost: false }))
        {
            await _deliveries.DeliverInOneCallAsync(progress, _items);
        }

        await DeliverToAsync(
            single.FindAll(static progress => progress.IsDeferred), _items, static (progress, i) => progress.IsInSecondPass(i));
        foreach (var progress in all.FindAll(static progress => progress.HasTimedOutInPreviousPost))
        {
            await DeliverLastAsync(progress);
        }

        return _deliveries.Finish(history, _items.Length);
    }

    private async Task DeliverLastAsync(RecipientProgress progress)
    {
        if (progress.Recipient.IsBatch)
        {
            await _deliveries.DeliverInOneCallAsync(progress, _items);
            return;
        }

        var items = _items.OrderBy(item => item.Record.TimedOutAttemptsOf(progress.Id)).ToArray();
        await DeliverToAsync([progress], items, static (_, _) => true);
    }

    private async Task DeliverToAsync(List<RecipientProgress> recipients, EventItem[] items, Func<RecipientProgress, int, bool> isInPass)
    {
        for (var i = 0; i < items.Length && recipients.Count > 0; i++)
        {
            foreach (var progress in recipients)
            {
                if (isInPass(progress, i) && progress.Recipient.CanHandle(items[i]) && _deliveries.IsDue(progress, items[i]))
                {
                    await _deliveries.DeliverAsync(progress, items[i]);
                }
            }

            items[i].Release();
        }
    }
}
