using System.Diagnostics.CodeAnalysis;

namespace Djrill.Net;

/// <summary>
/// Handles dead letters: events on which a recipient failed <see cref="DjrillOptions.MaxDeliveryAttempts"/> times or more.
/// </summary>
/// <remarks>
/// <para>
/// Register it with <see cref="MandrillServiceCollectionExtensions.AddMandrillEventHandler{THandler}"/>, or as a service of this type. Each
/// call has its own scope.
/// </para>
/// <para>
/// An event is settled as a dead letter only if every dead-letter handler, and every subscriber of
/// <see cref="MandrillSignals.EventDeadLettered"/>, succeeds. There must be at least one of them. Otherwise Mandrill is asked to
/// send the batch again, and those that failed get the dead letter again.
/// </para>
/// </remarks>
[SuppressMessage("Naming", "CA1711:Identifiers should not have incorrect suffix",
    Justification = "It handles dead letters; it is not a delegate.")]
public interface IMandrillDeadLetterHandler
{
    /// <summary>Keeps a dead letter, for example in a table or a file.</summary>
    /// <param name="deadLetter">The event, the recipient that failed, the number of attempts and the exception.</param>
    /// <param name="cancellationToken">Is cancelled as in <see cref="IMandrillEventHandler{TEvent}.HandleAsync"/>.</param>
    /// <returns>A task that completes when the dead letter is kept.</returns>
    public Task HandleAsync(MandrillDeadLetter deadLetter, CancellationToken cancellationToken);
}
