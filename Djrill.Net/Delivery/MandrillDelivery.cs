using System.Data.Common;

namespace Djrill.Net;

/// <summary>Describes one delivery of an event to a recipient: the number of the attempt, and the origin of the event.</summary>
/// <remarks>
/// <c>AddDjrill</c> and <c>AddMandrillEventHandler</c> register this class as a scoped service, so a handler can inject it. Without
/// these methods, and in singletons, a handler reads <see cref="Current"/>. A subscriber reads
/// <see cref="MandrillWebhookEventArgs.Delivery"/>.
/// </remarks>
public class MandrillDelivery
{
    private static readonly AsyncLocal<MandrillDelivery?> Ambient = new();

    /// <summary>Gets the delivery of the current call. The value flows with <c>await</c>.</summary>
    /// <exception cref="InvalidOperationException">No subscriber, handler or dead-letter recipient is being called.</exception>
    public static MandrillDelivery Current => Ambient.Value ?? throw new InvalidOperationException(
        "'MandrillDelivery.Current' exists only during a call. Read it in a handler or subscriber before the call ends.");

    /// <summary>Gets the number of attempts to deliver the event to this recipient, including this attempt.</summary>
    /// <value>
    /// From 1. Default: 1. Direct delivery counts the attempts of this process. The inbox counts the attempts since the event was stored
    /// or replayed.
    /// </value>
    public int Attempt { get; init; } = 1;

    /// <summary>Gets whether the event becomes a dead letter if this call fails.</summary>
    /// <value>
    /// True if <see cref="Attempt"/> is <see cref="DjrillOptions.MaxDeliveryAttempts"/> or more and there is a dead-letter recipient.
    /// In the inbox: true if <see cref="Attempt"/> is <see cref="MandrillInboxOptions.MaxDeliveryAttempts"/> or more. Default: false.
    /// </value>
    public bool IsLastAttempt { get; init; }

    /// <summary>Gets whether a person or a program asked the inbox to deliver the event again.</summary>
    /// <value>Always false in direct delivery. Default: false.</value>
    public bool IsReplay { get; init; }

    /// <summary>Gets the event's id in the inbox.</summary>
    /// <value>Null in direct delivery. Default: null.</value>
    public long? InboxId { get; init; }

    /// <summary>Gets the time in UTC at which the batch was verified.</summary>
    /// <value>Default: <see cref="DateTimeOffset.MinValue"/>.</value>
    public DateTimeOffset ReceivedAt { get; init; }

    /// <summary>Gets the name of the webhook that received the batch, as passed to <c>AddMandrillWebhook</c>.</summary>
    /// <value>Empty for the webhook of <c>AddDjrill</c>. Default: empty.</value>
    public string WebhookName { get; init; } = "";

    /// <summary>Gets the name of the signature settings (URL and key) that verified the batch.</summary>
    /// <value>
    /// <see cref="DjrillSignatureOptions.Name"/>. Null if the settings have no name, or if no key is configured. Default: null.
    /// </value>
    public string? SignatureName { get; init; }

    /// <summary>Gets the event's index in the batch.</summary>
    /// <value>From 0. Default: 0.</value>
    public int BatchIndex { get; init; }

    /// <summary>Gets the number of elements in the batch, including those that are not JSON objects.</summary>
    /// <value>Default: 0.</value>
    public int BatchSize { get; init; }

    /// <summary>
    /// Gets the transaction of this call. If the handler returns, the inbox commits the handler's work and the outcome of the delivery
    /// together. Otherwise it rolls both back.
    /// </summary>
    /// <param name="cancellationToken">Cancels the wait for the connection and its lock.</param>
    /// <returns>
    /// The transaction, on an open connection of its own: see <see cref="DbTransaction.Connection"/>. Each call of the method returns the
    /// same transaction. Do not commit it, roll it back or dispose it.
    /// </returns>
    /// <remarks>
    /// On SQLite, the transaction holds the only write lock of the file, so do slow work first. Waiting for the lock does not count against
    /// <see cref="MandrillInboxOptions.HandlerTimeout"/>.
    /// </remarks>
    /// <exception cref="InvalidOperationException">The event was not delivered by the inbox, or the call has ended.</exception>
    /// <exception cref="DbException">The database cannot be reached.</exception>
    public virtual ValueTask<DbTransaction> GetTransactionAsync(CancellationToken cancellationToken = default) =>
        throw new InvalidOperationException(
            "Direct delivery has no transaction. To commit a handler's work together with its outcome, add the inbox with "
            + "'AddMandrillInbox'.");

    /// <summary>Sets <see cref="Current"/> to this delivery in the asynchronous flow of the caller.</summary>
    internal void Enter() => Ambient.Value = this;
}
