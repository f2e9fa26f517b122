namespace Djrill.Net;

/// <summary>Describes a process that calls handlers and whose lease has not ended.</summary>
public sealed class MandrillInboxWorker
{
    /// <summary>Gets the name of the machine and the id of the process.</summary>
    public required string Name { get; init; }

    /// <summary>Gets the time at which the worker started, in UTC, from the clock of the database.</summary>
    public DateTimeOffset StartedAt { get; init; }

    /// <summary>Gets the time at which the lease ends unless it is renewed, in UTC, from the clock of the database.</summary>
    public DateTimeOffset LeasedUntil { get; init; }

    /// <summary>Gets the numbers of the lanes that the worker holds. Each event belongs to one lane.</summary>
    /// <value>Numbers from 0 to 255, in ascending order. Default: empty.</value>
    public IReadOnlyList<int> Lanes { get; init; } = [];
}
