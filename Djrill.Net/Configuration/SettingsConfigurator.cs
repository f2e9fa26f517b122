using Microsoft.Extensions.Options;

namespace Djrill.Net.Configuration;

/// <summary>
/// Sets the options of every webhook from the configuration. The default webhook also has Djrill's flat names, which override the section.
/// </summary>
internal sealed class SettingsConfigurator(SettingsSource source, IEnumerable<WebhookRegistration> webhooks)
    : IConfigureNamedOptions<MandrillWebhookOptions>
{
    public void Configure(MandrillWebhookOptions options) => Configure(Options.DefaultName, options);

    public void Configure(string? name, MandrillWebhookOptions options)
    {
        if (options is DjrillOptions host)
        {
            new SettingsBinder(source.Section, source.Flat).Bind(
                host, DjrillOptions.WebhooksSectionName, DjrillOptions.InboxSectionName, DjrillOptions.InspectorSectionName);
            SettingsBinder.AddUnknownKeys(host, source.Webhooks, webhooks.Select(static webhook => webhook.Name));
        }
        else if (!string.IsNullOrEmpty(name))
        {
            new SettingsBinder(source.Webhooks.GetSection(name)).Bind(options);
        }
    }
}
