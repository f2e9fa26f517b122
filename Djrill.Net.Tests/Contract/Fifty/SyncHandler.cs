namespace Djrill.Net.Tests.Contract.Fifty;

/// <summary>Does nothing, at once.</summary>
internal sealed class SyncHandler<TName>(CallJournal journal) : FiftyHandler(journal)
{
    protected override Task WorkAsync(MandrillEventView mandrillEvent, CancellationToken cancellationToken) => Task.CompletedTask;
}
