using Djrill.Net.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Logging;

namespace Djrill.Net.Configuration;

/// <summary>Decides whether newly read settings come into force, and reports it to the log and the health check.</summary>
internal static class SettingsTransition
{
    private const string HealthCondition = "settings";

    private const string WithoutAddDjrill =
        " 'AddDjrill' was not called, so no configuration is read unless 'Configure<DjrillOptions>' does so.";

    private const string LastKeyRemoved =
        "No signature key is left, so unsigned posts would be accepted. Restore the key and its URL; only a restart gives up the check of signatures.";

    /// <summary>Reads the settings and returns the state that follows from them.</summary>
    public static SettingsState Next(SettingsState? last, IServiceProvider services)
    {
        var reading = SettingsReading.Read(services);
        if (reading.Options is not { } options || reading.Problems.Count > 0)
        {
            return Refuse(last, string.Join("; ", reading.Problems), reading.Exception, services);
        }

        return last?.Settings is { SignatureKeys.Count: > 0 } && !options.Pairs().Any()
            ? Refuse(last, LastKeyRemoved, null, services)
            : Accept(last, options, services);
    }

    private static SettingsState Refuse(SettingsState? last, string problem, Exception? exception, IServiceProvider services)
    {
        if (problem == last?.Problem)
        {
            return last; // A source may report one change several times.
        }

        var health = services.GetService<WebhookHealth>();
        if (last?.Settings is null)
        {
            Log.For(services).Unconfigured(exception, problem + (services.GetService<SettingsSource>() is null ? WithoutAddDjrill : ""));
            health?.Report(
                HealthCondition,
                HealthStatus.Unhealthy,
                "The settings are not valid, so every request is answered 500; message 1 of the log names the setting and the cure.");
        }
        else
        {
            Log.For(services).ChangeRefused(exception, problem);
            health?.Report(
                HealthCondition,
                HealthStatus.Degraded,
                "A change of the settings was refused, and the last valid settings stay in force; message 25 of the log names the setting and the cure.");
        }

        return (last ?? new(null, null, [], null)) with { Problem = problem };
    }

    private static SettingsState Accept(SettingsState? last, DjrillOptions options, IServiceProvider services)
    {
        var log = Log.For(services);
        if (last?.Problem is not null)
        {
            log.SettingsMended();
            services.GetService<WebhookHealth>()?.Clear(HealthCondition);
        }

        // Only AddDjrill changes the route, and only at start.
        var route = last?.Route ?? RoutePrefix.Template(services.GetService<SettingsSource>() is null ? null : options.RoutePrefix);
        IReadOnlyList<SettingsFinding> findings = [.. SettingsFindings.Find(options, route), .. UnreadSignature.Findings(options, services)];
        foreach (var finding in findings.Except(last?.Findings ?? []))
        {
            Warn(log, finding);
        }

        return new(new WebhookSettings(options), null, findings, route);
    }

    private static void Warn(ILogger log, SettingsFinding finding)
    {
        switch (finding.Kind)
        {
            case SettingsFindingKind.UnknownKey:
                log.UnknownSetting(finding.Name);
                break;
            case SettingsFindingKind.SignaturesNotChecked:
                log.SignaturesNotChecked();
                break;
            case SettingsFindingKind.UnreadSetting:
                log.UnreadSetting(finding.Name);
                break;
            case SettingsFindingKind.PlainHttp:
                log.PlainHttp(finding.Name);
                break;
            case SettingsFindingKind.UrlOfAnotherPath:
                log.UrlOfAnotherPath(finding.Name, finding.Detail);
                break;
            case SettingsFindingKind.UrlWithoutSecret:
                log.UrlWithoutSecret(finding.Name, finding.Detail);
                break;
            default:
                log.RoutePrefixNotInForce(finding.Detail);
                break;
        }
    }
}
