using Djrill.Net.Events;

namespace Djrill.Net;

/// <summary>Describes a stored event with its payload and its deliveries.</summary>
public sealed class MandrillInboxEvent
{
    /// <summary>Gets the entry of the event, as in a list.</summary>
    public required MandrillInboxEntry Entry { get; init; }

    /// <summary>Gets the event.</summary>
    public required MandrillEvent Event { get; init; }

    /// <summary>Gets the deliveries that the inbox keeps, ordered by the name of the handler.</summary>
    /// <value>
    /// One entry for each handler that failed, was part of a replay, or committed its outcome in its own transaction. A handler that
    /// succeeded at once has no entry. Default: empty.
    /// </value>
    public IReadOnlyList<MandrillInboxDelivery> Deliveries { get; init; } = [];

    /// <summary>Gets the number of elements in the batch, including those that are not JSON objects.</summary>
    public int BatchSize { get; init; }

    /// <summary>Gets the name of the signature settings (URL and key) that verified the batch.</summary>
    /// <value><see cref="DjrillSignatureOptions.Name"/>. Null if the settings have no name, or if no key was configured.</value>
    public string? SignatureName { get; init; }

    /// <summary>Gets the W3C <c>traceparent</c> of the request that brought the event.</summary>
    /// <value>Null if the request was not traced.</value>
    public string? TraceParent { get; init; }
}
