using Djrill.Net.Events;

namespace Djrill.Net.Chaos.Direct;

/// <summary>Works as long as the event says, and obeys its token. It has handled the event once the line is written.</summary>
internal sealed class JournalHandler(Journal journal) : IMandrillEventHandler<MandrillEvent>
{
    public async Task HandleAsync(MandrillEvent mandrillEvent, CancellationToken cancellationToken)
    {
        var id = (string)mandrillEvent.Data["_id"]!; // Not null: every event of this tool has both.
        var work = (int)mandrillEvent.Data["msg"]!["metadata"]!["work"]!;
        journal.Add(LineKind.Begun, id);
        try
        {
            await Task.Delay(work, cancellationToken);
            journal.Add(LineKind.Handled, id);

            // As a save that has committed and then throws: the event comes again although it was handled.
            cancellationToken.ThrowIfCancellationRequested();
        }
        finally
        {
            if (cancellationToken.IsCancellationRequested)
            {
                journal.Add(LineKind.Cancelled, id);
            }
        }
    }
}
