using System.Diagnostics.CodeAnalysis;
using Djrill.Net.Events;

namespace Djrill.Net;

/// <summary>Handles the events of one kind, such as <see cref="MandrillInboundEvent"/>.</summary>
/// <typeparam name="TEvent">The kind of event.</typeparam>
/// <remarks>See <see cref="IMandrillEventHandler"/>.</remarks>
[SuppressMessage("Naming", "CA1711:Identifiers should not have incorrect suffix", Justification = "It handles events; it is no delegate.")]
public interface IMandrillEventHandler<in TEvent>
    where TEvent : MandrillEvent
{
    /// <summary>Handles an event.</summary>
    /// <param name="mandrillEvent">The event.</param>
    /// <param name="cancellationToken">
    /// Is cancelled when the client gives up the request, when the host stops, and when
    /// <see cref="DjrillOptions.HandlerTimeout"/> is over.
    /// </param>
    /// <returns>
    /// A task that completes when the event is handled. If it fails, Mandrill is asked to send the event again, and this
    /// handler alone is then given it again.
    /// </returns>
    public Task HandleAsync(TEvent mandrillEvent, CancellationToken cancellationToken);
}
