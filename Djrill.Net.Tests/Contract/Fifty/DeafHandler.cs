namespace Djrill.Net.Tests.Contract.Fifty;

/// <summary>Hangs on every hundredth event for ever, whatever it is told.</summary>
internal sealed class DeafHandler(CallJournal journal, RequestClock clock) : FiftyHandler(journal)
{
    public static bool IsFailing(int number) => number % 100 == 50;

    protected override Task WorkAsync(MandrillEventView mandrillEvent, CancellationToken cancellationToken)
    {
        if (!IsFailing(mandrillEvent.Number))
        {
            return Task.CompletedTask;
        }

        _ = clock.LetPassAsync();
        return new TaskCompletionSource().Task;
    }
}
