using Djrill.Net.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Djrill.Net.Delivery;

/// <summary>Contains what a call of a recipient needs, whether direct delivery or the inbox makes it.</summary>
/// <param name="Scopes">Creates the scopes of handlers.</param>
/// <param name="Time">The clock of the host.</param>
/// <param name="HandlerTimeout">The time limit of a call.</param>
/// <param name="Diagnostics">The log and the metrics of the webhook.</param>
/// <param name="Ended">Cancelled when running calls must end: the shutdown grace period is over, or a lease was lost.</param>
internal sealed record CallContext(
    IServiceScopeFactory Scopes, TimeProvider Time, TimeSpan HandlerTimeout, WebhookDiagnostics Diagnostics, CancellationToken Ended)
{
    public bool HasEnded => Ended.IsCancellationRequested;

    public ILogger Log => Diagnostics.Log;

    public Telemetry Telemetry => Diagnostics.Telemetry;
}
