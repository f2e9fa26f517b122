namespace Djrill.Net.Http;

/// <summary>Marks an endpoint of the controller with the webhook that it serves.</summary>
/// <param name="Name">The registered name; empty for the default webhook.</param>
internal sealed record WebhookMetadata(string Name);
