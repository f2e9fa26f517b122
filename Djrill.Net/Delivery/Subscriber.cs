namespace Djrill.Net.Delivery;

/// <summary>A subscriber of <see cref="MandrillSignals.WebhookEvent"/>.</summary>
/// <param name="Handler">What it subscribed.</param>
/// <param name="Name">Its method.</param>
/// <param name="Identity">Its method, and a number where the same subscribed more than once; the same in each process.</param>
internal sealed record Subscriber(EventHandler<MandrillWebhookEventArgs> Handler, string Name, string Identity)
{
    public static string NameOf(Delegate subscriber) => $"{subscriber.Method.DeclaringType?.FullName}.{subscriber.Method.Name}";
}
