using Djrill.Net.Diagnostics;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Djrill.Net.Configuration;

/// <summary>Accepts or refuses new settings and reports the result to the log and the health check.</summary>
internal static class SettingsUpdate
{
    private const string ConditionKeyPrefix = "settings:";

    private const string Unconfigured =
        "The settings are not valid, so every request is answered with 500; message 1 of the log names the setting and the cure.";

    private const string ChangeRefused =
        "A change of the settings was refused; the last valid settings stay in force. Message 25 of the log names the cure.";

    private const string WithoutAddDjrill =
        " 'AddDjrill' was not called, so no configuration is read unless 'Configure<DjrillOptions>' reads it.";

    /// <summary>Gets the state of a webhook after its settings were read.</summary>
    public static SettingsState Next(CandidateSettings proposal, SettingsServices services) =>
        proposal.Options is null ? Refuse(proposal, services) : Accept(proposal, proposal.Options, services);

    private static SettingsState Refuse(CandidateSettings proposal, SettingsServices services)
    {
        var (name, last, _, problem, exception) = proposal;
        if (problem == last?.Problem)
        {
            return last ?? SettingsState.None; // A configuration source may report the same change several times.
        }

        var (log, health) = (services.Diagnostics.For(name).Log, services.Diagnostics.Health);
        var (status, sentence) = (HealthStatus.Degraded, ChangeRefused);
        if (last?.Options is null)
        {
            (status, sentence) = (HealthStatus.Unhealthy, Unconfigured);
            log.Unconfigured(exception, problem + (services.Source is null ? WithoutAddDjrill : ""));
        }
        else
        {
            log.ChangeRefused(exception, problem!); // Not null: refused settings have a problem.
        }

        health?.Report(ConditionKeyPrefix + name, status, WebhookNames.Prefix(name) + sentence);

        return (last ?? SettingsState.None) with { Problem = problem };
    }

    private static SettingsState Accept(CandidateSettings proposal, MandrillWebhookOptions options, SettingsServices services)
    {
        var (name, last) = (proposal.Name, proposal.Last);
        var log = services.Diagnostics.For(name).Log;
        if (last?.Problem is not null)
        {
            log.SettingsRestored();
            services.Diagnostics.Health?.Clear(ConditionKeyPrefix + name);
        }

        // Routes are set once, at start. The prefix applies only with AddDjrill.
        var mapped = services.Mapped?.RoutesOf(name);
        var prefix = RoutePrefix.Template(options.RoutePrefix, name);
        var fallback = RoutePrefix.Template(null, name);
        var routes = last?.Routes is { Count: > 0 } inForce ? inForce
            : mapped ?? [services.Source is null ? fallback : prefix];
        IReadOnlyList<SettingsFinding> findings =
        [
            .. SettingsFindings.Find(options, routes, isPrefixInForce: prefix == (mapped is null ? routes[0] : fallback)),
            .. UnboundSignatureSettings.FindWarnings(options, services),
        ];
        foreach (var finding in findings.Except(last?.Findings ?? []))
        {
            finding.Log(log);
        }

        return new(options, null, findings, routes);
    }
}
