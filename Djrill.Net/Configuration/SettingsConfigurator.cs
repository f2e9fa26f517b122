using Microsoft.Extensions.Options;

namespace Djrill.Net.Configuration;

/// <summary>
/// Configures the options of every webhook from the configuration. For the default webhook also Djrill's flat names count; a flat
/// name wins over the section.
/// </summary>
internal sealed class SettingsConfigurator(SettingsSource source, IEnumerable<WebhookRegistration> webhooks) : IConfigureNamedOptions<MandrillWebhookOptions>
{
    public void Configure(MandrillWebhookOptions options) => Configure(Options.DefaultName, options);

    public void Configure(string? name, MandrillWebhookOptions options)
    {
        if (options is DjrillOptions host)
        {
            new SettingsBinder(source.Section, source.Flat).Bind(host, DjrillOptions.WebhooksSectionName);
            SettingsBinder.AddUnknownKeys(host, source.Webhooks, webhooks.Select(static webhook => webhook.Name));
        }
        else if (!string.IsNullOrEmpty(name))
        {
            new SettingsBinder(source.Webhooks.GetSection(name)).Bind(options);
        }
    }
}
