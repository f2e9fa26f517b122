using Djrill.Net.Diagnostics;
using Microsoft.AspNetCore.Html;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Options;

namespace Djrill.Net.Inspector;

/// <summary>The answers of the health checks of the webhooks, if the application has added one.</summary>
internal static class HealthView
{
    public static async Task<IHtmlContent> OfAsync(InspectorRequest request) => Html.Of($"""
        <section id="health" data-live aria-labelledby="health-title"><h2 id="health-title">Health</h2>
        {await AnswersAsync(request)}</section>

        """);

    private static async Task<IHtmlContent> AnswersAsync(InspectorRequest request)
    {
        var services = request.Context.RequestServices;
        if (request.Webhooks.Diagnostics.Health is not { } health)
        {
            return Html.Of($"<p>No health check is added. Call 'AddHealthChecks().AddMandrillWebhook()'.</p>");
        }

        var check = new WebhookHealthCheck(health, services.GetRequiredService<IOptionsMonitor<MandrillHealthCheckOptions>>());
        var answers = new List<IHtmlContent>();
        foreach (var registration in services.GetRequiredService<IOptions<HealthCheckServiceOptions>>().Value.Registrations.Where(IsOwn))
        {
            var result = await check.CheckHealthAsync(new() { Registration = registration }, request.Cancelled);
            answers.Add(Html.Of($"""
                <li class="{Css(result.Status)}"><strong>{result.Status}</strong> {Parts.Text(result.Description)}</li>
                """));
        }

        return Html.Of($"<ul class=\"health\">{Html.Join(answers)}</ul>");
    }

    /// <summary>Returns whether the package has added the check. The checks of the application are not for this page.</summary>
    private static bool IsOwn(HealthCheckRegistration registration) => registration.Factory.Method.Module == typeof(WebhookHealthCheck).Module;

    private static string Css(HealthStatus status) => status switch
    {
        HealthStatus.Unhealthy => "unhealthy",
        HealthStatus.Degraded => "degraded",
        _ => "healthy",
    };
}
