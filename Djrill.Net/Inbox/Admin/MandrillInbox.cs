using System.Data.Common;

namespace Djrill.Net;

/// <summary>Reads, replays and deletes the events of the inbox. <c>AddMandrillInbox</c> registers this class as a singleton.</summary>
/// <remarks>
/// The methods are thread-safe, and work in every process, also in one that calls no handlers. Each method throws a
/// <see cref="DbException"/> if the database cannot be reached. Later versions may add virtual members.
/// </remarks>
public abstract class MandrillInbox
{
    /// <summary>Counts what is left to do and the dead letters, and lists the workers.</summary>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The counts. The cost grows with the backlog and the dead letters, not with the number of handled events.</returns>
    public abstract Task<MandrillInboxCounts> GetCountsAsync(CancellationToken cancellationToken = default);

    /// <summary>Counts events by hour of receipt, type and state.</summary>
    /// <param name="receivedFrom">The earliest time of receipt. The cost grows with the number of events since then.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The counts, newest hour first. Hours without events are missing.</returns>
    public abstract Task<IReadOnlyList<MandrillInboxHour>> GetHoursAsync(
        DateTimeOffset receivedFrom, CancellationToken cancellationToken = default);

    /// <summary>Lists one page of events without their payloads, newest first.</summary>
    /// <param name="query">The events to list. Without a criterion, all events.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The page. Events that arrive later do not move the entries of the next pages.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="query"/> is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><see cref="MandrillInboxQuery.PageSize"/> is not from 1 to 500.</exception>
    /// <exception cref="ArgumentException"><see cref="MandrillInboxQuery.After"/> is not the position of a page.</exception>
    public abstract Task<MandrillInboxPage> ListAsync(MandrillInboxQuery query, CancellationToken cancellationToken = default);

    /// <summary>Finds one event with its payload and its deliveries.</summary>
    /// <param name="id">The id of the event.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The event. Null if the event does not exist or was deleted.</returns>
    public abstract Task<MandrillInboxEvent?> FindAsync(long id, CancellationToken cancellationToken = default);

    /// <summary>Groups the dead letters by handler, error type and first method of the stack trace.</summary>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The groups, the one with the newest dead letter first.</returns>
    public abstract Task<IReadOnlyList<MandrillFailureGroup>> GetFailureGroupsAsync(CancellationToken cancellationToken = default);

    /// <summary>Calls handlers again for the selected events. The calls begin soon after the method returns.</summary>
    /// <param name="query">The events, and with <see cref="MandrillInboxQuery.Handler"/> the only handler to call.</param>
    /// <param name="cancellationToken">Cancels the call. Events that were replayed before stay replayed.</param>
    /// <returns>The number of events that are replayed.</returns>
    /// <remarks>
    /// <para>
    /// For an event with dead deliveries, only the handlers that failed are called. For an event that is retrying, the next attempt is due
    /// now. For an event that is handled or ignored, every handler is called, or only the one of the query. Pending events stay as they
    /// are. A replay starts at the first attempt, with a new count of attempts.
    /// </para>
    /// <para>
    /// With an error type, a failure group, or a handler as the only criterion, nothing but dead deliveries is replayed. With
    /// <see cref="MandrillInboxQuery.State"/>, only events in that state are replayed. Two replays of one dead delivery at the same time
    /// lead to one call.
    /// </para>
    /// </remarks>
    /// <exception cref="ArgumentNullException"><paramref name="query"/> is null.</exception>
    /// <exception cref="ArgumentException"><paramref name="query"/> has no criterion.</exception>
    public abstract Task<long> ReplayAsync(MandrillInboxQuery query, CancellationToken cancellationToken = default);

    /// <summary>Deletes the selected events: their payloads, deliveries, addresses and message ids.</summary>
    /// <param name="query">The events. A pending event can be deleted too; a call that has begun goes on.</param>
    /// <param name="cancellationToken">Cancels the call. Events that were deleted before stay deleted.</param>
    /// <returns>The number of deleted events.</returns>
    /// <remarks>A digest that identifies the event is kept until 24 hours after receipt, so a resent event is not stored again.</remarks>
    /// <exception cref="ArgumentNullException"><paramref name="query"/> is null.</exception>
    /// <exception cref="ArgumentException"><paramref name="query"/> has no criterion.</exception>
    public abstract Task<long> DeleteAsync(MandrillInboxQuery query, CancellationToken cancellationToken = default);

    /// <summary>
    /// Deletes every event in which an address is the recipient, the sender, an address in From, To or Cc, or the entry of a list.
    /// </summary>
    /// <param name="emailAddress">The address. Case and surrounding white space are ignored.</param>
    /// <param name="cancellationToken">Cancels the call. Call the method again to erase the rest.</param>
    /// <returns>The number of deleted events.</returns>
    /// <remarks>
    /// The texts of emails are not searched. Events that arrive after the start of the call are not deleted. On PostgreSQL the files still
    /// contain the deleted rows until <c>VACUUM FULL</c>; see docs/inbox.md.
    /// </remarks>
    /// <exception cref="ArgumentException"><paramref name="emailAddress"/> is empty or white space.</exception>
    /// <exception cref="TimeoutException">
    /// The events are deleted, but a long read kept SQLite from emptying its write-ahead log. Call the method again.
    /// </exception>
    public abstract Task<long> EraseAsync(string emailAddress, CancellationToken cancellationToken = default);

    /// <summary>Lists the names of handlers: those of this process, and those with an open or dead delivery.</summary>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The names in ordinal order. The cost grows with the number of open and dead deliveries.</returns>
    public abstract Task<IReadOnlyList<string>> GetHandlersAsync(CancellationToken cancellationToken = default);

    /// <summary>Lists the handlers that are paused.</summary>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The handlers, ordered by name.</returns>
    public abstract Task<IReadOnlyList<MandrillPausedHandler>> GetPausedHandlersAsync(CancellationToken cancellationToken = default);

    /// <summary>Pauses a handler. Its events wait, and other handlers are called as before.</summary>
    /// <param name="handler">The name of the handler. An unknown name is allowed: the next deployment may have the handler.</param>
    /// <param name="pausedBy">The name of the person who asks, for people. Up to 500 characters are kept.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>True if the handler was not paused before.</returns>
    /// <remarks>
    /// Within one 'PollInterval' no further call of the handler begins in any process. A call that runs goes on. Waiting deliveries use no
    /// attempt, and the pause survives a restart.
    /// </remarks>
    /// <exception cref="ArgumentException"><paramref name="handler"/> is empty or white space.</exception>
    public abstract Task<bool> PauseAsync(string handler, string? pausedBy = null, CancellationToken cancellationToken = default);

    /// <summary>Resumes a handler. Waiting calls are due now, in the order of events for each message.</summary>
    /// <param name="handler">The name of the handler.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>True if the handler was paused.</returns>
    /// <exception cref="ArgumentException"><paramref name="handler"/> is empty or white space.</exception>
    public abstract Task<bool> ResumeAsync(string handler, CancellationToken cancellationToken = default);
}
