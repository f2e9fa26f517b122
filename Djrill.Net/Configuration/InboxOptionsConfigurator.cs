using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Djrill.Net.Configuration;

/// <summary>Sets the options of the inbox from the section <c>Djrill:Inbox</c>, or from the configuration of <c>AddDjrill</c>.</summary>
internal sealed class InboxOptionsConfigurator(IServiceProvider services) : IConfigureOptions<MandrillInboxOptions>
{
    public void Configure(MandrillInboxOptions options)
    {
        var section = services.GetService<SettingsSource>()?.Section
            ?? services.GetService<IConfiguration>()?.GetSection(DjrillOptions.SectionName);
        if (section is not null)
        {
            new SettingsBinder(section.GetSection(DjrillOptions.InboxSectionName)).BindValues(options);
        }
    }
}
