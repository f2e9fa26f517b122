namespace Djrill.Net.Configuration;

/// <summary>The validated settings that hold for every webhook of a host; immutable, made once per configuration.</summary>
internal sealed class HostLimits(DjrillOptions options)
{
    /// <summary>How many times a recipient may fail on an event before the event is offered as a dead letter; from 1.</summary>
    public int MaxDeliveryAttempts { get; } = options.MaxDeliveryAttempts;

    /// <summary>The time limit of a handler for one event.</summary>
    public TimeSpan HandlerTimeout { get; } = options.HandlerTimeout;

    /// <summary>The time limit for the delivery of one batch.</summary>
    public TimeSpan BatchBudget { get; } = options.BatchBudget;

    /// <summary>How long the delivery of a batch may go on after the host began to stop; may be zero.</summary>
    public TimeSpan ShutdownGrace { get; } = options.ShutdownGrace;

    /// <summary>How many bytes the bodies in flight may hold.</summary>
    public long MemoryBudget { get; } = options.MemoryBudget ?? GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / 4;

    /// <summary>How long a request may wait for room in the budget; zero if none may.</summary>
    public TimeSpan MemoryWait { get; } = options.MemoryWait;

    /// <summary>How many requests may wait at once; zero if none may.</summary>
    public int MaxWaiting { get; } = options.MaxWaiting;

    /// <summary>The time limit for reading a body, before its size adds to it.</summary>
    public TimeSpan BodyTimeout { get; } = options.BodyTimeout;
}
