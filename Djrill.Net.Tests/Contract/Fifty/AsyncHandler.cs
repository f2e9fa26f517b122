namespace Djrill.Net.Tests.Contract.Fifty;

/// <summary>Goes on elsewhere.</summary>
internal sealed class AsyncHandler<TName>(CallJournal journal) : FiftyHandler(journal)
{
    protected override async Task WorkAsync(MandrillEventView mandrillEvent, CancellationToken cancellationToken) => await Task.Yield();
}
