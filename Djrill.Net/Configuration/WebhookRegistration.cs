namespace Djrill.Net.Configuration;

/// <summary>A webhook that was added by <c>AddMandrillWebhook</c>.</summary>
/// <param name="Name">The name, as it was first written.</param>
internal sealed record WebhookRegistration(string Name);
