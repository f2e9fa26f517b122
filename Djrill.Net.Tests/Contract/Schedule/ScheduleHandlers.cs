using Djrill.Net.Events;

namespace Djrill.Net.Tests.Contract.Schedule;

/// <summary>Handlers of events and of dead letters that work as the journal says.</summary>
internal static class ScheduleHandlers
{
    internal abstract class Handler(HandlingJournal journal) : IMandrillEventHandler<MandrillEvent>
    {
        public Task HandleAsync(MandrillEvent mandrillEvent, CancellationToken cancellationToken) =>
            journal.HandleAsync(GetType().Name, (string)mandrillEvent.Data["id"]!, cancellationToken);
    }

    internal abstract class Taker(HandlingJournal journal) : IMandrillDeadLetterHandler
    {
        public Task HandleAsync(MandrillDeadLetter deadLetter, CancellationToken cancellationToken) =>
            journal.HandleAsync(GetType().Name, (string)deadLetter.Event.Data["id"]!, cancellationToken);
    }

    internal sealed class First(HandlingJournal journal) : Handler(journal);

    internal sealed class Second(HandlingJournal journal) : Handler(journal);

    internal sealed class Third(HandlingJournal journal) : Handler(journal);

    internal sealed class Fourth(HandlingJournal journal) : Handler(journal);

    internal sealed class Table(HandlingJournal journal) : Taker(journal);

    internal sealed class File(HandlingJournal journal) : Taker(journal);
}
