namespace Djrill.Net.Delivery;

/// <summary>A subscriber of <see cref="MandrillSignals.WebhookEvent"/>.</summary>
/// <param name="Handler">What it subscribed.</param>
/// <param name="Name">Its method.</param>
/// <param name="Number">Tells it from others of the same method, from 1; the same in each process.</param>
internal sealed record Subscriber(EventHandler<MandrillWebhookEventArgs> Handler, string Name, int Number)
{
    /// <summary>Gets what the ledger knows it by.</summary>
    public string Identity { get; } = Number == 1 ? Name : FormattableString.Invariant($"{Name}#{Number}");

    public static string NameOf(Delegate subscriber) => $"{subscriber.Method.DeclaringType}.{subscriber.Method.Name}";
}
