using Djrill.Net.Events;

namespace Djrill.Net.Chaos;

/// <summary>Notes each event in the journal, without a transaction: it is called at least once.</summary>
[MandrillHandler(Name = "seen")]
internal sealed class SeenHandler(Journal journal) : IMandrillEventHandler<MandrillEvent>
{
    public Task HandleAsync(MandrillEvent mandrillEvent, CancellationToken cancellationToken)
    {
        journal.Add(LineKind.Seen, EventPlan.IdOf(mandrillEvent));
        return Task.CompletedTask;
    }
}
