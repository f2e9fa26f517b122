using Djrill.Net.Diagnostics;
using Microsoft.Extensions.Configuration;

namespace Djrill.Net.Configuration;

/// <summary>
/// Finds a signature key or a URL in the application's configuration that the options do not contain. Without a key unsigned posts are
/// accepted.
/// </summary>
internal static class UnboundSignatureSettings
{
    private static readonly string[] Names =
    [
        "Djrill:WebhookSignatureKey",
        "Djrill:WebhookUrl",
        "Djrill:AdditionalSignatures",
        "DJRILL_WEBHOOK_SIGNATURE_KEY",
        "DJRILL_WEBHOOK_URL",
    ];

    /// <summary>Without <c>AddDjrill</c> the application reads the configuration itself, so this is an error.</summary>
    public static IEnumerable<string> Problems(MandrillWebhookOptions options, SettingsServices services) =>
        services.Source is not null
            ? []
            : Unread(options, services).Select(static name =>
                $"'{name}' is configured but was not read, so signatures would not be checked. Use 'AddDjrill', or give 'Configure<DjrillOptions>' "
                + "the section 'Djrill' with single texts.");

    /// <summary>With <c>AddDjrill</c> the application may have passed another configuration on purpose, so this is a Warning.</summary>
    public static IEnumerable<SettingsFinding> Findings(MandrillWebhookOptions options, SettingsServices services) =>
        services.Source is { IsGiven: true }
            ? Unread(options, services).Select(static name => new SettingsFinding(nameof(Log.UnreadSetting), name, log => log.UnreadSetting(name)))
            : [];

    private static IEnumerable<string> Unread(MandrillWebhookOptions options, SettingsServices services) =>
        options is not DjrillOptions || options.Keys().Any() || options.Urls().Any() || services.Configuration is not { } configuration
            ? []
            : Names.Where(name => IsPresent(configuration.GetSection(name)));

    private static bool IsPresent(IConfigurationSection section) =>
        !SettingText.IsMissing(section.Value) || section.GetChildren().Any(IsPresent);
}
