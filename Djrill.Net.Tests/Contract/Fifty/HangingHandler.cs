namespace Djrill.Net.Tests.Contract.Fifty;

/// <summary>Hangs on two events of a batch until it is cancelled.</summary>
internal sealed class HangingHandler(CallJournal journal, RequestClock clock) : FiftyHandler(journal)
{
    public static bool IsFailing(int number) => number % 100 == 20;

    protected override async Task WorkAsync(MandrillEventView mandrillEvent, CancellationToken cancellationToken)
    {
        if (IsFailing(mandrillEvent.Number))
        {
            clock.LetPass();
            await Task.Delay(Timeout.InfiniteTimeSpan, cancellationToken);
        }
    }
}
