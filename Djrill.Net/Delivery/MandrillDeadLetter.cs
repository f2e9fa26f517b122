using Djrill.Net.Events;

namespace Djrill.Net;

/// <summary>Describes an event on which one recipient failed <see cref="DjrillOptions.MaxDeliveryAttempts"/> times or more.</summary>
public sealed class MandrillDeadLetter
{
    /// <summary>Gets the event. It may be kept; <see cref="MandrillEvent.ToJson"/> gives the text to store.</summary>
    public required MandrillEvent Event { get; init; }

    /// <summary>Gets the name of the recipient that failed: a handler's name, or a subscriber's type and method.</summary>
    public required string Handler { get; init; }

    /// <summary>Gets the number of failed attempts of the recipient, as far as this process knows.</summary>
    /// <value>From 1. Default: 1.</value>
    public int Attempts { get; init; } = 1;

    /// <summary>Gets the exception of the last attempt.</summary>
    public required Exception Exception { get; init; }
}
