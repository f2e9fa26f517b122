using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Primitives;

namespace Djrill.Net.Configuration;

/// <summary>The configuration of the settings, and its change token.</summary>
internal sealed class SettingsSource : IOptionsChangeTokenSource<DjrillOptions>
{
    /// <param name="given">The argument of <c>AddDjrill</c>: a section that contains the settings, a whole configuration, or null.</param>
    /// <param name="application">The application's configuration.</param>
    public SettingsSource(IConfiguration? given, IConfiguration application)
    {
        IsGiven = given is not null;

        // The flat names are keys at the root of a configuration. The root cannot be read from a section.
        Flat = given is null or IConfigurationSection ? application : given;
        Section = given as IConfigurationSection ?? Flat.GetSection(DjrillOptions.SectionName);
    }

    /// <summary>Gets whether <c>AddDjrill</c> received a configuration.</summary>
    public bool IsGiven { get; }

    public IConfigurationSection Section { get; }

    public IConfiguration Flat { get; }

    /// <summary>Gets the section that contains one section for each named webhook.</summary>
    public IConfigurationSection Webhooks => Section.GetSection(DjrillOptions.WebhooksSectionName);

    public string Name => Options.DefaultName;

    public IChangeToken GetChangeToken() => new CompositeChangeToken([Flat.GetReloadToken(), Section.GetReloadToken()]);
}
