namespace Djrill.Net.Tests.Contract.Fifty;

/// <summary>Saves a row with the database context of its scope.</summary>
internal sealed class DatabaseHandler<TName>(CallJournal journal, ScopeMark mark, FiftyContext context)
    : FiftyHandler(journal)
{
    protected override async Task WorkAsync(MandrillEventView mandrillEvent, CancellationToken cancellationToken)
    {
        mark.Use();
        context.Add(new HandledRow { Handler = $"{GetType()}", Event = mandrillEvent.Id });
        await FiftyContext.Writer.WaitAsync(cancellationToken);
        try
        {
            await context.SaveChangesAsync(cancellationToken);
        }
        finally
        {
            FiftyContext.Writer.Release();
        }
    }
}
