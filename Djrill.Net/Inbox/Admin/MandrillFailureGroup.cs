namespace Djrill.Net;

/// <summary>Describes dead letters with the same cause: the same handler, error type and first method in the stack trace.</summary>
public sealed class MandrillFailureGroup
{
    /// <summary>Gets the id of the group, for <see cref="MandrillInboxQuery.FailureGroup"/>.</summary>
    /// <value>16 lower-case hexadecimal digits. The id of a cause is always the same.</value>
    public required string Id { get; init; }

    /// <summary>Gets the name of the handler that failed.</summary>
    /// <value>Empty if the process ended before it was known which handler failed.</value>
    public required string Handler { get; init; }

    /// <summary>Gets the full name of the exception's type.</summary>
    /// <value>Null if there is no exception, as after crashes of the process.</value>
    public string? ErrorType { get; init; }

    /// <summary>Gets the first method of the application in the stack trace.</summary>
    /// <value>Null if the stack trace contains no such method.</value>
    public string? ErrorFrame { get; init; }

    /// <summary>Gets the number of events in the group.</summary>
    public long Count { get; init; }

    /// <summary>Gets the time of the oldest dead letter, in UTC, from the clock of the database.</summary>
    public DateTimeOffset Oldest { get; init; }

    /// <summary>Gets the time of the newest dead letter, in UTC, from the clock of the database.</summary>
    public DateTimeOffset Newest { get; init; }
}
