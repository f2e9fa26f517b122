using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Djrill.Net.Configuration;

/// <summary>Sets the options of the inspector from the section <c>Djrill:Inspector</c>, or from the configuration of <c>AddDjrill</c>.</summary>
internal sealed class InspectorOptionsConfigurator(IServiceProvider services)
    : IConfigureOptions<MandrillInspectorOptions>, IValidateOptions<MandrillInspectorOptions>
{
    public void Configure(MandrillInspectorOptions options)
    {
        var section = services.GetService<SettingsSource>()?.Section
            ?? services.GetService<IConfiguration>()?.GetSection(DjrillOptions.SectionName);
        if (section is null)
        {
            return;
        }

        var inspector = section.GetSection(DjrillOptions.InspectorSectionName);
        new SettingsBinder(inspector).BindValues(options);

        // A binder reads an empty text as missing, and here it means that nobody may act.
        if (inspector.GetSection(nameof(options.ActionPolicy)).Value is { Length: 0 })
        {
            options.ActionPolicy = "";
        }
    }

    public ValidateOptionsResult Validate(string? name, MandrillInspectorOptions options) =>
        options.BindingErrors.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(options.BindingErrors);
}
