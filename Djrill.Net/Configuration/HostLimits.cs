namespace Djrill.Net.Configuration;

/// <summary>The validated limits of a host, which hold for all its webhooks. Immutable.</summary>
internal sealed class HostLimits(DjrillOptions options)
{
    /// <summary>Gets after how many failed attempts an event is offered as a dead letter.</summary>
    public int MaxDeliveryAttempts { get; } = options.MaxDeliveryAttempts;

    /// <summary>Gets the time limit of a handler for one event.</summary>
    public TimeSpan HandlerTimeout { get; } = options.HandlerTimeout;

    /// <summary>Gets the time limit of the delivery of one batch.</summary>
    public TimeSpan BatchBudget { get; } = options.BatchBudget;

    /// <summary>Gets how long a delivery may go on after the host began to stop. May be zero.</summary>
    public TimeSpan ShutdownGrace { get; } = options.ShutdownGrace;

    /// <summary>Gets how many bytes the bodies in flight may hold.</summary>
    public long MemoryBudget { get; } = options.MemoryBudget ?? GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / 4;

    /// <summary>Gets how long a request may wait for memory. Zero: no request waits.</summary>
    public TimeSpan MemoryWait { get; } = options.MemoryWait;

    /// <summary>Gets how many requests may wait for memory. Zero: no request waits.</summary>
    public int MaxWaiting { get; } = options.MaxWaiting;

    /// <summary>Gets the time limit of reading a body, without the share for its size.</summary>
    public TimeSpan BodyTimeout { get; } = options.BodyTimeout;
}
