using Microsoft.Extensions.Logging;
using static Microsoft.Extensions.Logging.LogLevel;

namespace Djrill.Net.Diagnostics;

/// <summary>The log messages of the inbox. From requests, a message contains only counts, ids and event types.</summary>
internal static partial class InboxLog
{
    [LoggerMessage(40, Debug, "Stored {Count} events. {Known} more were known.")]
    public static partial void Stored(this ILogger logger, int count, int known);

    [LoggerMessage(41, Information, "All {Count} events of the batch were known: Mandrill sent them before.")]
    public static partial void AllKnown(this ILogger logger, int count);

    [LoggerMessage(42, Warning, "Refused a batch of {Count} events with 503: the inbox could not store them ({ErrorType}). Mandrill will "
        + "send the batch again.")]
    public static partial void NotStored(this ILogger logger, int count, string errorType);

    [LoggerMessage(43, Error, "The inbox cannot use its database. The operation is repeated.")]
    public static partial void StoreFailed(this ILogger logger, Exception exception);

    [LoggerMessage(44, Information, "The inbox can use its database again.")]
    public static partial void StoreReached(this ILogger logger);

    [LoggerMessage(45, Critical, "The inbox does not work: {Problem}")]
    public static partial void InboxMisconfigured(this ILogger logger, string problem);

    [LoggerMessage(46, Error, "{Handler} failed on event {Id} of the inbox, of type {EventType}, at attempt {Attempt}.")]
    public static partial void InboxHandlerFailed(
        this ILogger logger, Exception exception, string handler, long id, string eventType, int attempt);

    [LoggerMessage(47, Error, "Dead-lettered event {Id} of the inbox, of type {EventType}: {Handler} failed {Attempts} times. Mend the "
        + "handler and replay the event.")]
    public static partial void InboxDeadLettered(this ILogger logger, long id, string handler, int attempts, string eventType);

    [LoggerMessage(48, Error, "{Handler} failed on the dead letter of event {Id} of the inbox, of type {EventType}. The inbox keeps the event.")]
    public static partial void InboxDeadLetterHandlerFailed(
        this ILogger logger, Exception exception, string handler, long id, string eventType);

    [LoggerMessage(49, Error, "{Handler} committed or rolled back the transaction of its call. The event is settled without it. Leave "
        + "'Commit' and 'Rollback' to the inbox.")]
    public static partial void TransactionEndedByHandler(this ILogger logger, string handler);

    [LoggerMessage(50, Warning, "{Handler} held the write lock of the SQLite file for {Milliseconds} ms, longer than 'StoreTimeout'. Do "
        + "slow work before 'GetTransactionAsync'.")]
    public static partial void TransactionHeldLong(this ILogger logger, string handler, long milliseconds);

    [LoggerMessage(51, Warning, "A retry was removed, because there is no handler '{Handler}' any more. To keep the retries of a renamed "
        + "class, set 'Name' in its 'MandrillHandler'.")]
    public static partial void RecipientRemoved(this ILogger logger, string handler);

    [LoggerMessage(52, Warning, "There is no subscriber and no handler. The inbox stores events, and calls nobody.")]
    public static partial void InboxWithoutRecipient(this ILogger logger);

    [LoggerMessage(53, Information, "The inbox uses the file '{File}'.")]
    public static partial void InboxFile(this ILogger logger, string file);

    [LoggerMessage(54, Warning, "The worker of the inbox lost its lease and begins again. Other workers take over what it had begun.")]
    public static partial void LeaseLost(this ILogger logger);

    [LoggerMessage(55, Information, "The handler '{Handler}' of the inbox was paused. Its events wait.")]
    public static partial void HandlerPaused(this ILogger logger, string handler);

    [LoggerMessage(56, Information, "The handler '{Handler}' of the inbox was resumed.")]
    public static partial void HandlerResumed(this ILogger logger, string handler);
}
