namespace Djrill.Net.Http;

/// <summary>Names the webhook that an endpoint of <see cref="WebhookController"/> serves.</summary>
/// <param name="Name">The registered name; empty for the default webhook.</param>
internal sealed record WebhookMetadata(string Name);
