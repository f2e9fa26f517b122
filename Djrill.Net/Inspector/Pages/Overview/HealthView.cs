using Microsoft.AspNetCore.Html;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Djrill.Net.Inspector;

/// <summary>The sentences of the health check, if the application has added it.</summary>
internal static class HealthView
{
    public static IHtmlContent Of(InspectorRequest request) => Html.Of($"""
        <section id="health" data-live aria-labelledby="health-title"><h2 id="health-title">Health</h2>
        {Sentences(request)}</section>

        """);

    private static IHtmlContent Sentences(InspectorRequest request)
    {
        if (request.Webhooks.Diagnostics.Health is not { } health)
        {
            return Html.Of($"<p>No health check is added. Call 'AddHealthChecks().AddMandrillWebhook()'.</p>");
        }

        var conditions = health.Conditions;
        return conditions.Count == 0
            ? Html.Of($"<p>Healthy.</p>")
            : Html.Of($"<ul class=\"health\">{Html.ForEach(conditions.OrderBy(static condition => condition.Status), condition =>
                $"<li class=\"{(condition.Status == HealthStatus.Unhealthy ? "unhealthy" : "degraded")}\">{Parts.Text(condition.Sentence)}</li>")}</ul>");
    }
}
