using System.Runtime.CompilerServices;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Djrill.Net.Configuration;

/// <summary>
/// Finds the settings of a host. <c>AddDjrill</c> registers them; the plain MVC way has nothing of ours in DI, so there they
/// are made on first use and kept in a weak table.
/// </summary>
internal static class CurrentSettings
{
    private static readonly ConditionalWeakTable<IServiceScopeFactory, HostSettings> Hosts = [];

    /// <summary>Gets the settings that hold for the whole of a request, or null while there are no valid ones.</summary>
    public static WebhookSettings? Of(HttpContext context)
    {
        if (context.Features.Get<SettingsState>() is not { } state)
        {
            state = Read(context.RequestServices);
            context.Features.Set(state);
        }

        return state.Settings;
    }

    /// <summary>Gets the present state of the settings. The first call reads them and logs what it finds.</summary>
    public static SettingsState Read(IServiceProvider services)
    {
        var host = services.GetService<HostSettings>()
            ?? Hosts.GetValue(services.GetRequiredService<IServiceScopeFactory>(), static scopes => new(scopes));
        return host.Current;
    }
}
