using Djrill.Net.Events;

namespace Djrill.Net;

/// <summary>Tells of an event that one of its handlers failed on so often that it is not tried again.</summary>
public sealed class MandrillEventAbandonedEventArgs : EventArgs
{
    /// <summary>Initializes a new instance, as a test of a subscriber needs it.</summary>
    /// <param name="mandrillEvent">The event.</param>
    /// <param name="handler">See <see cref="Handler"/>.</param>
    /// <param name="attempts">See <see cref="Attempts"/>.</param>
    /// <param name="exception">See <see cref="Exception"/>.</param>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    public MandrillEventAbandonedEventArgs(MandrillEvent mandrillEvent, string handler, int attempts, Exception exception)
    {
        ArgumentNullException.ThrowIfNull(mandrillEvent);
        ArgumentNullException.ThrowIfNull(handler);
        ArgumentNullException.ThrowIfNull(exception);
        (Event, Handler, Attempts, Exception) = (mandrillEvent, handler, attempts, exception);
    }

    /// <summary>Gets the event. It may be kept.</summary>
    public MandrillEvent Event { get; }

    /// <summary>Gets the name of the handler's class, or of the subscriber's method.</summary>
    public string Handler { get; }

    /// <summary>Gets how often the handler failed on the event, from 1.</summary>
    public int Attempts { get; }

    /// <summary>Gets what the handler failed with the last time.</summary>
    public Exception Exception { get; }
}
