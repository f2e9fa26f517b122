using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Djrill.Net.Tests.Package;

/// <summary>The settings as an application with the given configuration gets them.</summary>
internal static class ConfiguredOptions
{
    /// <exception cref="OptionsValidationException">The settings are unusable.</exception>
    public static DjrillOptions Read(Dictionary<string, string?> values) =>
        Read(new ConfigurationBuilder().AddInMemoryCollection(values).Build());

    /// <exception cref="OptionsValidationException">The settings are unusable.</exception>
    public static DjrillOptions Read(IConfiguration configuration)
    {
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddSingleton(configuration);
        services.AddControllers().AddDjrill();

        using var provider = services.BuildServiceProvider();
        return provider.GetRequiredService<IOptions<DjrillOptions>>().Value;
    }
}
