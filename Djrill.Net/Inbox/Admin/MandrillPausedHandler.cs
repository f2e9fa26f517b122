namespace Djrill.Net;

/// <summary>Describes a handler that is paused.</summary>
public sealed class MandrillPausedHandler
{
    /// <summary>Gets the name of the handler.</summary>
    public required string Handler { get; init; }

    /// <summary>Gets the time at which the handler was paused, in UTC, from the clock of the database.</summary>
    public DateTimeOffset PausedAt { get; init; }

    /// <summary>Gets the name of the person who paused the handler, as it was given.</summary>
    /// <value>Null if no name was given.</value>
    public string? PausedBy { get; init; }

    /// <summary>Gets the number of deliveries that wait until the handler is resumed.</summary>
    /// <value>Events that no worker has read since the pause are not included.</value>
    public long Waiting { get; init; }
}
