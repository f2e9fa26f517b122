namespace Djrill.Net.Configuration;

/// <summary>A webhook that was added by <c>AddMandrillWebhook</c>.</summary>
/// <param name="Name">The name, in the spelling of the first call.</param>
internal sealed record WebhookRegistration(string Name);
