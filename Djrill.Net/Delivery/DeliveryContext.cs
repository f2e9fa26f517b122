using Djrill.Net.Configuration;
using Djrill.Net.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Djrill.Net.Delivery;

/// <summary>What the deliveries of one batch share.</summary>
/// <param name="Settings">The settings of the request.</param>
/// <param name="Log">Is told what goes wrong.</param>
/// <param name="Telemetry">Is told what happens.</param>
/// <param name="Time">Measures the time that handlers take.</param>
/// <param name="Scopes">Makes the scope of each call of a handler.</param>
/// <param name="Handlers">The handlers from DI, in the order of registration.</param>
/// <param name="Ledger">Remembers who has handled what.</param>
/// <param name="Interruption">What ends the delivery early.</param>
internal sealed record DeliveryContext(
    WebhookSettings Settings,
    ILogger Log,
    Telemetry Telemetry,
    TimeProvider Time,
    IServiceScopeFactory Scopes,
    IReadOnlyList<HandlerRegistration> Handlers,
    BatchLedger Ledger,
    Interruption Interruption);
