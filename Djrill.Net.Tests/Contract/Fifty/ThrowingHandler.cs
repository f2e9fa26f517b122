namespace Djrill.Net.Tests.Contract.Fifty;

/// <summary>Throws on every tenth event, each time.</summary>
internal sealed class ThrowingHandler(CallJournal journal) : FiftyHandler(journal)
{
    public static bool IsFailing(int number) => number % 10 == 5;

    protected override Task WorkAsync(MandrillEventView mandrillEvent, CancellationToken cancellationToken) =>
        IsFailing(mandrillEvent.Number) ? throw new InvalidOperationException("failing") : Task.CompletedTask;
}
