using System.Diagnostics.CodeAnalysis;

namespace Djrill.Net;

/// <summary>
/// Handles dead letters. A dead letter is an event on which a recipient failed <see cref="DjrillOptions.MaxDeliveryAttempts"/> times or
/// more.
/// </summary>
/// <remarks>
/// <para>
/// Register the handler with <see cref="MandrillServiceCollectionExtensions.AddMandrillEventHandler{THandler}"/>, or as a service of this
/// type. Each call has its own scope.
/// </para>
/// <para>
/// Dead letters need at least one dead-letter handler or subscriber of <see cref="MandrillSignals.EventDeadLettered"/>. If all of
/// them succeed, the failed recipient does not get the event again. If one fails, Mandrill sends the batch again. The dead-letter
/// handlers and subscribers that failed then get the dead letter again.
/// </para>
/// </remarks>
[SuppressMessage("Naming", "CA1711:Identifiers should not have incorrect suffix",
    Justification = "It handles dead letters; it is not a delegate.")]
public interface IMandrillDeadLetterHandler
{
    /// <summary>Stores a dead letter, for example in a database table.</summary>
    /// <param name="deadLetter">The event, the name of the failed recipient, the number of attempts and the exception.</param>
    /// <param name="cancellationToken">A token that is cancelled as in <see cref="IMandrillEventHandler{TEvent}.HandleAsync"/>.</param>
    /// <returns>A task that completes when the dead letter is stored.</returns>
    public Task HandleAsync(MandrillDeadLetter deadLetter, CancellationToken cancellationToken);
}
