namespace Djrill.Net.Tests.Contract.Fifty;

/// <summary>Uses a scoped service across an await.</summary>
internal sealed class ScopedHandler<TName>(CallJournal journal, ScopeMark mark) : FiftyHandler(journal)
{
    protected override async Task WorkAsync(MandrillEventView mandrillEvent, CancellationToken cancellationToken)
    {
        await Task.Yield();
        mark.Use();
    }
}
