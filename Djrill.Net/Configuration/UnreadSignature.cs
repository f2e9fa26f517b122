using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Djrill.Net.Configuration;

/// <summary>
/// Finds a signature key or a URL that stands in the application's configuration but not in the options. In the plain MVC
/// way the application reads the configuration itself, and without a key unsigned posts would be accepted.
/// </summary>
internal static class UnreadSignature
{
    private static readonly string[] Names =
    [
        $"{DjrillOptions.SectionName}:{nameof(DjrillOptions.WebhookSignatureKey)}",
        $"{DjrillOptions.SectionName}:{nameof(DjrillOptions.WebhookUrl)}",
        $"{DjrillOptions.SectionName}:{nameof(DjrillOptions.AdditionalSignatures)}",
        "DJRILL_WEBHOOK_SIGNATURE_KEY",
        "DJRILL_WEBHOOK_URL",
    ];

    public static IEnumerable<string> Problems(MandrillWebhookOptions options, IServiceProvider services)
    {
        var isReadElsewhere = options is not DjrillOptions || services.GetService<SettingsSource>() is not null || options.Keys().Any() || options.Urls().Any();
        return isReadElsewhere || services.GetService<IConfiguration>() is not { } configuration
            ? []
            : Names.Where(name => IsPresent(configuration.GetSection(name))).Select(static name =>
                $"'{name}' is configured but was not read, so signatures would not be checked. Use 'AddDjrill', or give 'Configure<DjrillOptions>' "
                + "the section 'Djrill' with single texts.");
    }

    private static bool IsPresent(IConfigurationSection section) =>
        !SettingText.IsMissing(section.Value) || section.GetChildren().Any(IsPresent);
}
