namespace Djrill.Net.Tests.Contract.Fifty;

/// <summary>Hangs on two events of a batch for ever, and ignores its token.</summary>
internal sealed class DeafHandler(CallJournal journal, RequestClock clock) : FiftyHandler(journal)
{
    public static bool IsFailing(int number) => number % 100 == 50;

    protected override Task WorkAsync(MandrillEventView mandrillEvent, CancellationToken cancellationToken)
    {
        if (!IsFailing(mandrillEvent.Number))
        {
            return Task.CompletedTask;
        }

        clock.LetPass();
        return new TaskCompletionSource().Task;
    }
}
