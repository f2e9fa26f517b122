using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Djrill.Net.Tests.Configuration;

/// <summary>Reads the settings the way an application does, without starting one.</summary>
internal static class Settings
{
    public const string Secret = "a-random-secret-of-32-characters";

    /// <summary>Reads the settings of an application with a configuration, added in one of the ways there are.</summary>
    public static DjrillOptions Read(IDictionary<string, string?> configuration, Action<IMvcBuilder>? add = null) =>
        Read(new ConfigurationBuilder().AddInMemoryCollection(configuration).Build(), add);

    public static DjrillOptions Read(IConfiguration configuration, Action<IMvcBuilder>? add = null)
    {
        var services = new ServiceCollection().AddSingleton(configuration);
        (add ?? (static mvc => mvc.AddDjrill()))(services.AddControllers());
        using var provider = services.BuildServiceProvider();
        return provider.GetRequiredService<IOptions<DjrillOptions>>().Value;
    }

    /// <summary>Gives the problems of settings that are otherwise right.</summary>
    public static IReadOnlyList<string> Problems(Action<DjrillOptions> configure)
    {
        try
        {
            Read(new Dictionary<string, string?>(), mvc => mvc.AddDjrill(options =>
            {
                options.WebhookSecret = Secret;
                configure(options);
            }));
            return [];
        }
        catch (OptionsValidationException invalid)
        {
            return [.. invalid.Failures];
        }
    }
}
