namespace Djrill.Net.Tests.Configuration;

/// <summary>All settings, as a section and under flat names.</summary>
internal static class SampleSettings
{
    public static readonly Dictionary<string, string?> Section = new()
    {
        ["Djrill:WebhookSecret"] = "section-secret-of-some-length",
        ["Djrill:WebhookSecretName"] = "section-name",
        ["Djrill:WebhookSignatureKey"] = "section-key",
        ["Djrill:WebhookUrl"] = "https://section.example.test/",
        ["Djrill:AdditionalSecrets:0"] = "first-additional-secret",
        ["Djrill:AdditionalSecrets:1"] = "second-additional-secret",
        ["Djrill:AdditionalSignatures:0:Url"] = "https://first.example.test/",
        ["Djrill:AdditionalSignatures:0:Key"] = "first-key",
        ["Djrill:AdditionalSignatures:1:Url"] = "https://second.example.test/",
        ["Djrill:AdditionalSignatures:1:Key"] = "second-key",
        ["Djrill:AdditionalSignatures:1:Name"] = "inbound",
        ["Djrill:RoutePrefix"] = "section/prefix",
        ["Djrill:MaxRequestBodySize"] = "1234",
        ["Djrill:MaxDeliveryAttempts"] = "7",
        ["Djrill:HandlerTimeout"] = "00:01:30",
        ["Djrill:BatchBudget"] = "00:02:00",
        ["Djrill:ShutdownGrace"] = "00:00:00",
        ["Djrill:MemoryBudget"] = "5678",
        ["Djrill:MemoryWait"] = "00:00:07",
        ["Djrill:MaxWaiting"] = "9",
        ["Djrill:BodyTimeout"] = "00:00:11",
        ["Djrill:RequireSignature"] = "True",
    };

    public static readonly Dictionary<string, string?> Flat = new()
    {
        ["DJRILL_WEBHOOK_SECRET"] = "flat-secret-of-some-length",
        ["DJRILL_WEBHOOK_SECRET_NAME"] = "flat-name",
        ["DJRILL_WEBHOOK_SIGNATURE_KEY"] = "flat-key",
        ["DJRILL_WEBHOOK_URL"] = "https://flat.example.test/",
    };
}
