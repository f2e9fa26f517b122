namespace Djrill.Net.Inbox;

/// <summary>The result of an event's delivery, which is still to be written.</summary>
/// <param name="Kind">The kind of result.</param>
/// <param name="Event">The outcome to write, for <see cref="WorkOutcomeKind.Finished"/>.</param>
/// <param name="DeadLetters">The dead letters to announce once the outcome is written.</param>
internal sealed record WorkOutcome(
    QueuedEvent Item, WorkOutcomeKind Kind, EventOutcome? Event = null, IReadOnlyList<InboxDeadLetter>? DeadLetters = null);

internal enum WorkOutcomeKind
{
    Handled, // Every recipient of a pending event handled it.
    Ignored, // No recipient asked for a pending event.
    Finished, // The outcome has rows of deliveries.
    Written, // The handler's transaction has written everything.
    Unfinished, // Nothing ended before the worker stopped. The event stays as it is.
}

/// <summary>A dead letter of the inbox, to be announced.</summary>
/// <param name="Event">The event without its JSON, which is read again for the announcement: many dead letters may wait.</param>
internal sealed record InboxDeadLetter(LoadedEvent Event, string Handler, int Attempts, Exception Exception);
