using Microsoft.Extensions.Options;

namespace Djrill.Net.Configuration;

/// <summary>Reads the settings of a named webhook from its section. It has no flat names.</summary>
/// <remarks>
/// A class apart: the framework's interface is contravariant, so one that configures a base class by name would be called so for
/// <see cref="DjrillOptions"/>, too.
/// </remarks>
internal sealed class WebhookConfigurationReader(SettingsSource source) : IConfigureNamedOptions<MandrillWebhookOptions>
{
    private static readonly HashSet<string> Names = ConfigurationReader.NamesOf(typeof(MandrillWebhookOptions));

    public void Configure(MandrillWebhookOptions options) => Configure(Options.DefaultName, options);

    public void Configure(string? name, MandrillWebhookOptions options)
    {
        if (!string.IsNullOrEmpty(name))
        {
            var section = source.Webhooks.GetSection(name);
            var reader = new SectionReader(section, null, options);
            reader.FindUnknownKeys(section, Names);
            ConfigurationReader.Read(reader, options);
        }
    }
}
