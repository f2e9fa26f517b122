namespace Djrill.Net;

/// <summary>Contains what is left to do, the number of dead letters, and the workers.</summary>
/// <remarks>
/// The number of handled and ignored events is missing, because to count them the database would read every row.
/// <see cref="MandrillInbox.GetHoursAsync"/> counts those of a period.
/// </remarks>
public sealed class MandrillInboxCounts
{
    /// <summary>Gets the number of events that are stored and not settled or retrying, including those that are running.</summary>
    public long Pending { get; init; }

    /// <summary>Gets the number of events for which this process is calling handlers.</summary>
    public long Running { get; init; }

    /// <summary>Gets the number of events with a retry or a replay, including those that are running.</summary>
    public long Retrying { get; init; }

    /// <summary>Gets the number of dead events.</summary>
    public long Dead { get; init; }

    /// <summary>Gets the number of dead events with a handler that failed for the last time within the last 24 hours.</summary>
    public long DeadLastDay { get; init; }

    /// <summary>Gets the number of deliveries that wait for a paused handler. They are not in <see cref="Depth"/>.</summary>
    public long Paused { get; init; }

    /// <summary>Gets the paused handlers, ordered by name.</summary>
    /// <value>Default: empty.</value>
    public IReadOnlyList<MandrillPausedHandler> PausedHandlers { get; init; } = [];

    /// <summary>Gets the depth of the backlog: pending events, and deliveries that are due.</summary>
    public long Depth { get; init; }

    /// <summary>Gets how long the oldest event of the backlog has been due.</summary>
    /// <value>Null if the backlog is empty. A pending event is due since its receipt.</value>
    public TimeSpan? OldestDueAge { get; init; }

    /// <summary>Gets the time of the last batch with a new event, in UTC, from the clock of the database.</summary>
    /// <value>Null if the inbox is empty.</value>
    public DateTimeOffset? LastReceivedAt { get; init; }

    /// <summary>Gets the living workers of all processes, ordered by name.</summary>
    /// <value>Default: empty, which means that no handler is called.</value>
    public IReadOnlyList<MandrillInboxWorker> Workers { get; init; } = [];

    /// <summary>Gets the number of workers whose lease has ended without a regular end. A living worker takes over from them.</summary>
    public int EndedWorkers { get; init; }
}
