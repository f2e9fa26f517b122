using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Configuration.EnvironmentVariables;
using Microsoft.Extensions.Primitives;

namespace Djrill.Net.Tests.Contract.SettingsMatrix;

/// <summary>The environment variables under a prefix, read again whenever another source reports a change.</summary>
internal sealed class EnvironmentSource(string prefix, ReplaceableSource change) : IConfigurationSource
{
    public IConfigurationProvider Build(IConfigurationBuilder builder) => new Provider(prefix, change);

    private sealed class Provider : EnvironmentVariablesConfigurationProvider
    {
        public Provider(string prefix, ReplaceableSource change)
            : base(prefix) => ChangeToken.OnChange(change.GetReloadToken, () =>
            {
                Load();
                OnReload();
            });
    }
}
