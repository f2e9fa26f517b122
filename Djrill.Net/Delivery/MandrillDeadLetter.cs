using Djrill.Net.Events;

namespace Djrill.Net;

/// <summary>Describes an event on which one recipient failed <see cref="DjrillOptions.MaxDeliveryAttempts"/> times or more.</summary>
public sealed class MandrillDeadLetter
{
    /// <summary>Gets the event. You may keep the object. To store the event, use <see cref="MandrillEvent.ToJson"/>.</summary>
    public required MandrillEvent Event { get; init; }

    /// <summary>Gets the name of the failed recipient: the name of a handler, or the type and method of a subscriber.</summary>
    public required string Handler { get; init; }

    /// <summary>Gets the number of failed attempts of the recipient: in this process, or in the inbox.</summary>
    /// <value>From 1. Default: 1.</value>
    public int Attempts { get; init; } = 1;

    /// <summary>Gets the exception of the last attempt.</summary>
    public required Exception Exception { get; init; }
}
