using Djrill.Net.Events;

namespace Djrill.Net.Crash;

/// <summary>Works for a moment, and then has handled the event once its line is written.</summary>
internal sealed class JournalHandler(Journal journal) : IMandrillEventHandler<MandrillEvent>
{
    // Long enough for the kills to fall into a batch, and short enough for 20,000 of them.
    private static readonly TimeSpan Work = TimeSpan.FromMilliseconds(1);

    public async Task HandleAsync(MandrillEvent mandrillEvent, CancellationToken cancellationToken)
    {
        await Task.Delay(Work, cancellationToken);
        journal.Add((string?)mandrillEvent.Data["_id"]);
    }
}
