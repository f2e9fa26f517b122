using Djrill.Net.Diagnostics;
using Microsoft.Extensions.Logging;

namespace Djrill.Net.Delivery;

/// <summary>Contains the state that the calls of one batch share.</summary>
/// <param name="Host">The state that the batches of the host share.</param>
/// <param name="Batch">The batch.</param>
internal sealed record BatchContext(DirectDelivery Host, ReceivedBatch Batch)
{
    /// <summary>Gets what a call of the batch needs.</summary>
    public CallContext Calls { get; } =
        new(Host.Scopes, Host.Time, Batch.Limits.HandlerTimeout, Batch.Diagnostics, Host.Stop.GraceEnded);

    public TimeProvider Time => Host.Time;

    /// <summary>Gets whether the host is stopping and its grace period is over.</summary>
    public bool IsGraceOver => Host.Stop.GraceEnded.IsCancellationRequested;

    public DjrillOptions Limits => Batch.Limits;

    public ILogger Log => Batch.Diagnostics.Log;

    public Telemetry Telemetry => Batch.Diagnostics.Telemetry;
}
