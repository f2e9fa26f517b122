using Djrill.Net.Diagnostics;
using Microsoft.Extensions.Logging;

namespace Djrill.Net.Delivery;

/// <summary>Calls a subscriber of <see cref="MandrillSignals.WebhookEvent"/> with one event, and logs how that failed.</summary>
internal sealed class SubscriberCall(
    ILogger log, EventHandler<MandrillWebhookEventArgs> subscriber, MandrillWebhookEventArgs args, int index) : ISubscriberCall
{
    private string Name => $"{subscriber.Method.DeclaringType?.FullName}.{subscriber.Method.Name}";

    public void Invoke() => subscriber(null, args);

    public void Failed(Exception exception) =>
        log.SubscriberFailed(exception, Name, index, LoggedEventType.Of(args.EventType));

    public void FailedLate(Exception exception) =>
        log.SubscriberFailedLate(exception, Name, index, LoggedEventType.Of(args.EventType));
}
