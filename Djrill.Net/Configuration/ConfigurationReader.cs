using System.Diagnostics.CodeAnalysis;
using Microsoft.Extensions.Options;

namespace Djrill.Net.Configuration;

/// <summary>
/// Reads the settings of the host and of the default webhook from the section and from the flat names that Djrill gave them;
/// the flat name wins.
/// </summary>
internal sealed class ConfigurationReader(SettingsSource source, IEnumerable<WebhookRegistration> webhooks) : IConfigureOptions<DjrillOptions>
{
    private static readonly HashSet<string> HostNames = NamesOf(typeof(DjrillOptions));

    public void Configure(DjrillOptions options)
    {
        var reader = new SectionReader(source.Section, source.Flat, options);
        reader.FindUnknownKeys(source.Section, [.. HostNames, DjrillOptions.WebhooksSectionName]);
        reader.FindUnknownKeys(source.Webhooks, [.. webhooks.Select(static webhook => webhook.Name)]);
        Read(reader, options, "DJRILL_WEBHOOK_SECRET", "DJRILL_WEBHOOK_SECRET_NAME", "DJRILL_WEBHOOK_SIGNATURE_KEY", "DJRILL_WEBHOOK_URL");
        options.MaxDeliveryAttempts = reader.Integer(nameof(options.MaxDeliveryAttempts), options.MaxDeliveryAttempts, "'5'");
        options.HandlerTimeout = reader.Time(nameof(options.HandlerTimeout), options.HandlerTimeout);
        options.BatchBudget = reader.Time(nameof(options.BatchBudget), options.BatchBudget);
        options.ShutdownGrace = reader.Time(nameof(options.ShutdownGrace), options.ShutdownGrace);
        options.MemoryBudget = reader.OptionalLong(nameof(options.MemoryBudget), options.MemoryBudget, "'67108864' bytes");
        options.MemoryWait = reader.Time(nameof(options.MemoryWait), options.MemoryWait);
        options.MaxWaiting = reader.Integer(nameof(options.MaxWaiting), options.MaxWaiting, "'64'");
        options.BodyTimeout = reader.Time(nameof(options.BodyTimeout), options.BodyTimeout);
    }

    /// <summary>Reads the settings that every webhook has.</summary>
    public static void Read(
        SectionReader reader, MandrillWebhookOptions options, string? secret = null, string? secretName = null, string? key = null, string? url = null)
    {
        options.SectionPath = reader.Path;
        options.WebhookSecret = reader.Text(nameof(options.WebhookSecret), secret) ?? options.WebhookSecret;
        options.WebhookSecretName = reader.Text(nameof(options.WebhookSecretName), secretName) ?? options.WebhookSecretName;
        options.WebhookSignatureKey = reader.Text(nameof(options.WebhookSignatureKey), key) ?? options.WebhookSignatureKey;
        options.WebhookUrl = reader.Text(nameof(options.WebhookUrl), url) ?? options.WebhookUrl;
        options.RoutePrefix = reader.Text(nameof(options.RoutePrefix)) ?? options.RoutePrefix;
        options.RequireSignature = reader.Boolean(nameof(options.RequireSignature), options.RequireSignature);
        options.MaxRequestBodySize = reader.Long(nameof(options.MaxRequestBodySize), options.MaxRequestBodySize, "'134217728' bytes");
        reader.AddSecrets(nameof(options.AdditionalSecrets), options.AdditionalSecrets);
        reader.AddPairs(nameof(options.AdditionalSignatures), options.AdditionalSignatures);
    }

    public static HashSet<string> NamesOf([DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicProperties)] Type options) =>
        options.GetProperties().Select(static property => property.Name).ToHashSet(StringComparer.OrdinalIgnoreCase);
}
