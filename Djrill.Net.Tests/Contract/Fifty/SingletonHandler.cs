namespace Djrill.Net.Tests.Contract.Fifty;

/// <summary>Is called by several batches at the same time.</summary>
internal sealed class SingletonHandler<TName>(CallJournal journal) : FiftyHandler(journal)
{
    private int _calls;

    protected override async Task WorkAsync(MandrillEventView mandrillEvent, CancellationToken cancellationToken)
    {
        if (Interlocked.Increment(ref _calls) % 2 == 0)
        {
            await Task.Yield();
        }
    }
}
