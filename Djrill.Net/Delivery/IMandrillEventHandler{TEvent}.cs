using System.Diagnostics.CodeAnalysis;
using Djrill.Net.Events;

namespace Djrill.Net;

/// <summary>
/// Handles the events of one kind, such as <see cref="MandrillInboundEvent"/>. The kind <see cref="MandrillEvent"/> means every event.
/// </summary>
/// <typeparam name="TEvent">The kind of event.</typeparam>
/// <remarks>
/// <para>
/// Register a handler with <see cref="MandrillServiceCollectionExtensions.AddMandrillEventHandler{THandler}"/>, or as a service of this
/// type. A class may implement this interface for several kinds. It gets each event once, as the most derived of these kinds.
/// </para>
/// <para>Requests run in parallel. State that is shared between calls must be thread-safe.</para>
/// </remarks>
[SuppressMessage("Naming", "CA1711:Identifiers should not have incorrect suffix", Justification = "It handles events; it is no delegate.")]
public interface IMandrillEventHandler<in TEvent>
    where TEvent : MandrillEvent
{
    /// <summary>Handles an event.</summary>
    /// <param name="mandrillEvent">The event. You may keep the object: no other recipient gets the same instance.</param>
    /// <param name="cancellationToken">
    /// A token that is cancelled when the call exceeds <see cref="DjrillOptions.HandlerTimeout"/>, or when
    /// <see cref="DjrillOptions.ShutdownGrace"/> ends while the host stops. A closed connection does not cancel the token.
    /// </param>
    /// <returns>
    /// A task that completes when the event is handled. If the task fails, the answer to Mandrill is an error. Mandrill sends the batch
    /// again, and this handler gets the event again.
    /// </returns>
    public Task HandleAsync(TEvent mandrillEvent, CancellationToken cancellationToken);
}
