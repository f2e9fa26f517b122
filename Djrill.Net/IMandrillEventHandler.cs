using System.Diagnostics.CodeAnalysis;
using Djrill.Net.Events;

namespace Djrill.Net;

/// <summary>
/// Handles every event of Mandrill's webhooks. To handle one kind only, implement
/// <see cref="IMandrillEventHandler{TEvent}"/>; to handle some types only, add <see cref="MandrillEventsAttribute"/>.
/// </summary>
/// <remarks>
/// Register it with <see cref="DjrillMvcBuilderExtensions.AddMandrillEventHandler{THandler}"/>. One class may implement several
/// of these interfaces; each counts as a handler of its own.
/// </remarks>
[SuppressMessage("Naming", "CA1711:Identifiers should not have incorrect suffix", Justification = "It handles events; it is no delegate.")]
public interface IMandrillEventHandler
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
    public Task HandleAsync(MandrillEvent mandrillEvent, CancellationToken cancellationToken);
}
