using System.Diagnostics.CodeAnalysis;
using Djrill.Net.Events;

namespace Djrill.Net;

/// <summary>
/// Handles the events of one kind, such as <see cref="MandrillInboundEvent"/>; with <see cref="MandrillEvent"/>, every event.
/// </summary>
/// <typeparam name="TEvent">The kind of event.</typeparam>
/// <remarks>
/// <para>
/// Register a handler with <see cref="MandrillServiceCollectionExtensions.AddMandrillEventHandler{THandler}"/>, or as a service of this
/// type. A class that implements several of these interfaces gets each event once, by the interface of the most derived kind.
/// </para>
/// <para>Requests run in parallel, so a handler must be thread-safe where its instances share state.</para>
/// </remarks>
[SuppressMessage("Naming", "CA1711:Identifiers should not have incorrect suffix", Justification = "It handles events; it is no delegate.")]
public interface IMandrillEventHandler<in TEvent>
    where TEvent : MandrillEvent
{
    /// <summary>Handles an event.</summary>
    /// <param name="mandrillEvent">The event. It may be kept, and no other recipient shares the object.</param>
    /// <param name="cancellationToken">
    /// Is cancelled after <see cref="DjrillOptions.HandlerTimeout"/>, and <see cref="DjrillOptions.ShutdownGrace"/> after the host
    /// began to stop. A client that closes the connection does not cancel it.
    /// </param>
    /// <returns>
    /// A task that completes when the event is handled. If it fails, Mandrill is asked to send the batch again, and this
    /// handler gets the event again.
    /// </returns>
    public Task HandleAsync(TEvent mandrillEvent, CancellationToken cancellationToken);
}
