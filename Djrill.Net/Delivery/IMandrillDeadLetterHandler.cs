using System.Diagnostics.CodeAnalysis;

namespace Djrill.Net;

/// <summary>Takes dead letters: events on which a recipient failed <see cref="DjrillOptions.MaxDeliveryAttempts"/> times or more.</summary>
/// <remarks>
/// <para>
/// Register it with <see cref="MandrillServiceCollectionExtensions.AddMandrillEventHandler{THandler}"/>, or as a service of this type. Each
/// call has a scope of its own.
/// </para>
/// <para>
/// An event is settled as a dead letter only if there is at least one taker, and every taker, subscribers of
/// <see cref="MandrillSignals.EventDeadLettered"/> included, ended without an exception. Otherwise Mandrill is asked to send
/// the batch again, and the takers that failed get the dead letter again.
/// </para>
/// </remarks>
[SuppressMessage("Naming", "CA1711:Identifiers should not have incorrect suffix", Justification = "It handles dead letters; it is no delegate.")]
public interface IMandrillDeadLetterHandler
{
    /// <summary>Keeps a dead letter, for example in a table or a file.</summary>
    /// <param name="deadLetter">The event, who failed on it, how often and with what.</param>
    /// <param name="cancellationToken">Is cancelled as in <see cref="IMandrillEventHandler{TEvent}.HandleAsync"/>.</param>
    /// <returns>A task that completes when the dead letter is kept.</returns>
    public Task HandleAsync(MandrillDeadLetter deadLetter, CancellationToken cancellationToken);
}
