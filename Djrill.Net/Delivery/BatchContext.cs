using Djrill.Net.Configuration;
using Djrill.Net.Diagnostics;
using Microsoft.Extensions.Logging;

namespace Djrill.Net.Delivery;

/// <summary>What the calls of one batch share.</summary>
/// <param name="Host">What outlives the batch.</param>
/// <param name="Batch">The batch.</param>
internal sealed record BatchContext(DirectDelivery Host, ReceivedBatch Batch)
{
    public TimeProvider Time => Host.Time;

    public HostLimits Limits => Batch.Limits;

    public ILogger Log => Batch.Diagnostics.Log;

    public Telemetry Telemetry => Batch.Diagnostics.Telemetry;
}
