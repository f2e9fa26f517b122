using System.Runtime.CompilerServices;
using Djrill.Net.Diagnostics;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Djrill.Net.Configuration;

/// <summary>
/// Finds the settings of this moment. The plain MVC way has nothing of ours in DI, so what belongs to a configuration is
/// kept by its options, of which each reload makes new ones.
/// </summary>
internal sealed class CurrentSettings
{
    private const string WithoutAddDjrill =
        " 'AddDjrill' was not called, so no configuration is read unless 'Configure<DjrillOptions>' does so.";

    private static readonly CurrentSettings Unusable = new(null);
    private static readonly ConditionalWeakTable<DjrillOptions, CurrentSettings> Known = [];
    private static readonly ConditionalWeakTable<Exception, CurrentSettings> Failed = [];

    private readonly WebhookSettings? _settings;

    private CurrentSettings(WebhookSettings? settings) => _settings = settings;

    /// <summary>Gets the settings that hold for the whole of a request, or null where they are unusable.</summary>
    public static WebhookSettings? Of(HttpContext context)
    {
        if (context.Features.Get<CurrentSettings>() is not { } current)
        {
            current = Read(context.RequestServices);
            context.Features.Set(current);
        }

        return current._settings;
    }

    /// <summary>Reads the settings. What is to be said of a configuration is logged once, not with every request.</summary>
    public static CurrentSettings Read(IServiceProvider services)
    {
        DjrillOptions options;
        try
        {
            options = services.GetRequiredService<IOptionsMonitor<DjrillOptions>>().CurrentValue;
        }
        catch (Exception unusable) when (unusable is OptionsValidationException or InvalidOperationException)
        {
            // The latter comes from the configuration binder of the plain MVC way, for a value of the wrong type.
            if (Failed.TryAdd(unusable, Unusable))
            {
                Log.For(services).Unconfigured(unusable.Message);
            }

            return Unusable;
        }

        return Known.TryGetValue(options, out var known) ? known : Add(options, services);
    }

    private static CurrentSettings Add(DjrillOptions options, IServiceProvider services)
    {
        // Without AddDjrill nothing was validated before.
        var problems = DjrillOptionsValidator.Problems(options);
        var current = problems.Count == 0 ? new CurrentSettings(new WebhookSettings(options)) : Unusable;
        if (Known.TryAdd(options, current))
        {
            Say(options, problems, services);
        }

        return current;
    }

    private static void Say(DjrillOptions options, IReadOnlyList<string> problems, IServiceProvider services)
    {
        var log = Log.For(services);
        if (problems.Count > 0)
        {
            log.Unconfigured(string.Join("; ", problems) + (services.GetService<SettingsSource>() is null ? WithoutAddDjrill : ""));
            return;
        }

        foreach (var key in options.UnknownKeys)
        {
            log.UnknownSetting(key);
        }

        if (!options.Pairs().Any())
        {
            log.SignaturesNotChecked();
        }

        foreach (var url in options.Urls().Where(static url => url.Value.StartsWith("http:", StringComparison.OrdinalIgnoreCase)))
        {
            log.PlainHttp(url.Name);
        }
    }
}
