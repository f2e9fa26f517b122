using Microsoft.Extensions.Configuration;

namespace Djrill.Net.Tests.Contract.SettingsMatrix;

/// <summary>A source of configuration that is replaced as a whole, as a file is that is saved.</summary>
internal sealed class ReplaceableSource : ConfigurationProvider, IConfigurationSource
{
    public IConfigurationProvider Build(IConfigurationBuilder builder) => this;

    public void Replace(IEnumerable<KeyValuePair<string, string?>> settings)
    {
        Data = settings.ToDictionary(StringComparer.OrdinalIgnoreCase);
        try
        {
            OnReload();
        }
        catch (AggregateException)
        {
            // The framework's own monitor of the options throws into the reload what it cannot read.
        }
    }
}
