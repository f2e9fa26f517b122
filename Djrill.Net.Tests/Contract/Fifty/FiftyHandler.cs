using Djrill.Net.Events;

namespace Djrill.Net.Tests.Contract.Fifty;

/// <summary>One of the fifty: works, and then has handled the event.</summary>
internal abstract class FiftyHandler(CallJournal journal) : IMandrillEventHandler<MandrillEvent>
{
    public async Task HandleAsync(MandrillEvent mandrillEvent, CancellationToken cancellationToken)
    {
        var view = MandrillEventView.Of(mandrillEvent);
        await WorkAsync(view, cancellationToken);
        journal.Handled($"{GetType()}", view);
    }

    protected abstract Task WorkAsync(MandrillEventView mandrillEvent, CancellationToken cancellationToken);
}
