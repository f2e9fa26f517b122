namespace Djrill.Net;

/// <summary>Describes the delivery of one event to one handler.</summary>
public sealed class MandrillInboxDelivery
{
    /// <summary>Gets the name of the handler.</summary>
    /// <value>Empty if the delivery stands for all handlers: after a crash, or for a replay of the whole event.</value>
    public required string Handler { get; init; }

    /// <summary>Gets the state of the delivery.</summary>
    public MandrillInboxDeliveryState State { get; init; }

    /// <summary>Gets the number of attempts since the first delivery or the last replay.</summary>
    public int Attempts { get; init; }

    /// <summary>Gets the number of times that a process ended during the call, since the first delivery or the last replay.</summary>
    public int Crashes { get; init; }

    /// <summary>Gets the number of the replay.</summary>
    /// <value>0 for the first delivery, then 1 and so on.</value>
    public int Replay { get; init; }

    /// <summary>Gets the time at which the handler is called, in UTC, from the clock of the database.</summary>
    /// <value>Null if the delivery is not open, or if it waits for a pause.</value>
    public DateTimeOffset? DueAt { get; init; }

    /// <summary>Gets whether the delivery waits because its handler is paused, or was paused until a moment ago.</summary>
    public bool IsWaiting { get; init; }

    /// <summary>Gets the full name of the type of the last exception.</summary>
    /// <value>Null if no attempt has failed.</value>
    public string? ErrorType { get; init; }

    /// <summary>Gets the message of the last exception.</summary>
    /// <value>Null if no attempt has failed. The handler chose the text, so it may contain personal data.</value>
    public string? ErrorMessage { get; init; }

    /// <summary>Gets the first method of the application in the stack trace of the last exception.</summary>
    /// <value>Null if no attempt has failed, or if the stack trace contains no such method.</value>
    public string? ErrorFrame { get; init; }

    /// <summary>Gets the id of the group of dead letters that contains the delivery; see <see cref="MandrillFailureGroup.Id"/>.</summary>
    /// <value>Null if the delivery is not dead.</value>
    public string? FailureGroup { get; init; }

    /// <summary>Gets the trace id of the last attempt.</summary>
    /// <value>32 lower-case hexadecimal digits. Null if the attempt was not traced.</value>
    public string? TraceId { get; init; }

    /// <summary>Gets the time at which the inbox began to keep the delivery, in UTC, from the clock of the database.</summary>
    public DateTimeOffset CreatedAt { get; init; }

    /// <summary>Gets the time of the last change, in UTC, from the clock of the database. Usually the end of the last attempt.</summary>
    public DateTimeOffset UpdatedAt { get; init; }
}
