using System.Runtime.CompilerServices;
using Microsoft.Extensions.DependencyInjection;

namespace Djrill.Net.Configuration;

/// <summary>
/// Finds the settings of a host. <c>AddDjrill</c> registers them; the plain MVC way has nothing of ours in DI, so there they
/// are made on first use and kept in a weak table.
/// </summary>
internal static class CurrentSettings
{
    private static readonly ConditionalWeakTable<IServiceScopeFactory, HostSettings> Hosts = [];

    public static HostSettings Of(IServiceProvider services) => services.GetService<HostSettings>()
        ?? Hosts.GetValue(services.GetRequiredService<IServiceScopeFactory>(), static scopes => new(scopes));
}
