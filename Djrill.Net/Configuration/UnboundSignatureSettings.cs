using Djrill.Net.Diagnostics;
using Microsoft.Extensions.Configuration;

namespace Djrill.Net.Configuration;

/// <summary>
/// Finds signature keys and URLs in the application's configuration that were not read into the options. Without a key, unsigned posts
/// would be accepted.
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

    /// <summary>Returns an error message for each setting that was not read. Returns nothing if <c>AddDjrill</c> was called.</summary>
    public static IEnumerable<string> FindErrors(MandrillWebhookOptions options, SettingsServices services) =>
        services.Source is not null
            ? []
            : Unread(options, services).Select(static name =>
                $"'{name}' is configured but was not read, so signatures would not be checked. Use 'AddDjrill', or call "
                + "'Configure<DjrillOptions>' with the section 'Djrill', in which each value is a single string.");

    /// <summary>
    /// Returns a warning for each setting that was not read, if the application passed a configuration to <c>AddDjrill</c>.
    /// </summary>
    public static IEnumerable<SettingsFinding> FindWarnings(MandrillWebhookOptions options, SettingsServices services) =>
        services.Source is { IsGiven: true }
            ? Unread(options, services).Select(static name =>
                new SettingsFinding(nameof(Log.UnreadSetting), name, log => log.UnreadSetting(name)))
            : [];

    private static IEnumerable<string> Unread(MandrillWebhookOptions options, SettingsServices services) =>
        options is not DjrillOptions || options.Keys().Any() || options.Urls().Any() || services.Configuration is not { } configuration
            ? []
            : Names.Where(name => IsPresent(configuration.GetSection(name)));

    private static bool IsPresent(IConfigurationSection section) =>
        !SettingText.IsMissing(section.Value) || section.GetChildren().Any(IsPresent);
}
