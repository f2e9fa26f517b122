using System.Threading.Channels;

namespace Djrill.Net.Inbox;

/// <summary>Writes the outcomes of deliveries. Outcomes that arrive during a write go into the next write together.</summary>
internal sealed class OutcomeWriter(
    InboxContext inbox, WorkerTenure tenure, StoreHealth health, ChannelWriter<InboxDeadLetter> deadLetters)
{
    private const int MaxGroup = 1000;
    private const int MaxTriesAtEnd = 3;

    private volatile bool _isEnding;

    /// <summary>Sets whether the worker is ending, so that a store that keeps failing must not hold it up.</summary>
    public bool IsEnding
    {
        set => _isEnding = value;
    }

    public async Task RunAsync(ChannelReader<WorkOutcome> outcomes)
    {
        var group = new List<WorkOutcome>();
        while (await outcomes.WaitToReadAsync(CancellationToken.None))
        {
            group.Clear();
            while (group.Count < MaxGroup && outcomes.TryRead(out var outcome))
            {
                group.Add(outcome);
            }

            await WriteAsync(group);
        }
    }

    private async Task WriteAsync(List<WorkOutcome> group)
    {
        var (handled, ignored) = (IdsOf(group, WorkOutcomeKind.Handled), IdsOf(group, WorkOutcomeKind.Ignored));
        if (handled.Count + ignored.Count > 0)
        {
            await RetryAsync(async cancellation =>
            {
                await inbox.Stores.Work.SettleAsync(handled, ignored, cancellation);
                return true;
            });
        }

        foreach (var outcome in group)
        {
            if (outcome.Kind == WorkOutcomeKind.Finished)
            {
                await FinishAsync(outcome);
            }

            if (outcome.Kind != WorkOutcomeKind.Unfinished)
            {
                tenure.Settle(outcome.Item);
            }

            tenure.Load.Settle();
        }

        inbox.Diagnostics.Inbox.CountSettled(handled.Count, ignored.Count);
        inbox.Signal.Wake();
    }

    private static List<long> IdsOf(List<WorkOutcome> group, WorkOutcomeKind kind) =>
        [.. group.Where(outcome => outcome.Kind == kind).Select(static outcome => outcome.Item.Id)];

    private async Task FinishAsync(WorkOutcome outcome)
    {
        var written = outcome.Event!; // Not null: the work has finished.
        var isWritten = await RetryAsync(cancellation => inbox.Stores.Work.FinishAsync(written, cancellation));
        foreach (var result in written.Results.Where(static result => result.IsWaiting))
        {
            inbox.Pauses.EndWrite(result.Recipient);
            tenure.Waiting.Ask();
            if (outcome.Item.Due is { IsWaiting: true })
            {
                tenure.Waiting.Postpone(outcome.Item);
            }
        }

        foreach (var deadLetter in isWritten ? outcome.DeadLetters ?? [] : [])
        {
            deadLetters.TryWrite(deadLetter);
        }
    }

    /// <summary>Repeats a write until the store takes it. After the loss of the lease, tries once.</summary>
    private async Task<bool> RetryAsync(Func<CancellationToken, Task<bool>> write)
    {
        for (var tries = 1; ; tries++)
        {
            try
            {
                using var limit = new CancellationTokenSource(inbox.Options.StoreTimeout, inbox.Time);
                var isWritten = await write(limit.Token);
                health.Succeeded();
                return isWritten;
            }
            catch (Exception exception)
            {
                health.Failed(exception);
                if (!tenure.IsHeld || inbox.Stop.GraceEnded.IsCancellationRequested || (_isEnding && tries >= MaxTriesAtEnd))
                {
                    return false;
                }
            }

            await Task.Delay(inbox.Options.PollInterval, inbox.Time, inbox.Stop.GraceEnded)
                .ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }
}
