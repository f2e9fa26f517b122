using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Primitives;

namespace Djrill.Net.Configuration;

/// <summary>Where the settings are read from, and how a change of them is noticed.</summary>
internal sealed class SettingsSource : IOptionsChangeTokenSource<DjrillOptions>
{
    /// <param name="given">What was given to <c>AddDjrill</c>: a section that holds the settings, a whole configuration, or null.</param>
    /// <param name="application">The application's configuration.</param>
    public SettingsSource(IConfiguration? given, IConfiguration application)
    {
        IsGiven = given is not null;

        // The flat names stand at a configuration's root, which a section does not show.
        Flat = given is null or IConfigurationSection ? application : given;
        Section = given as IConfigurationSection ?? Flat.GetSection(DjrillOptions.SectionName);
    }

    /// <summary>Whether <c>AddDjrill</c> was given a configuration.</summary>
    public bool IsGiven { get; }

    public IConfigurationSection Section { get; }

    public IConfiguration Flat { get; }

    /// <summary>The section that holds one section for each named webhook.</summary>
    public IConfigurationSection Webhooks => Section.GetSection(DjrillOptions.WebhooksSectionName);

    public string Name => Options.DefaultName;

    public IChangeToken GetChangeToken() => new CompositeChangeToken([Flat.GetReloadToken(), Section.GetReloadToken()]);
}
