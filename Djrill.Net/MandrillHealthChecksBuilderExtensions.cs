using Djrill.Net.Diagnostics;
using Djrill.Net.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace Djrill.Net;

/// <summary>
/// Adds the health check of the webhook.
/// </summary>
public static class MandrillHealthChecksBuilderExtensions
{
    /// <summary>The default name of the health check: <c>mandrill_webhook</c>.</summary>
    public const string DefaultName = "mandrill_webhook";

    /// <summary>
    /// Adds a health check of the webhooks. The check reports invalid settings, refused changes of the settings, dead letters, refused
    /// signatures and too long a time without events.
    /// </summary>
    /// <param name="builder">The builder, as <c>AddHealthChecks()</c> returns it.</param>
    /// <param name="configure">Sets the thresholds, or null for the defaults.</param>
    /// <param name="name">The name of the check.</param>
    /// <param name="failureStatus">
    /// The status that replaces <see cref="HealthStatus.Unhealthy"/>. Null means <see cref="HealthStatus.Unhealthy"/>. The status
    /// <see cref="HealthStatus.Degraded"/> is not replaced.
    /// </param>
    /// <param name="tags">The tags of the check, or null.</param>
    /// <returns>The same builder.</returns>
    /// <remarks>
    /// The check covers only the current process, since the start of that process. The check works with and without <c>AddDjrill</c>. The
    /// data of the check are counts and times.
    /// </remarks>
    /// <exception cref="ArgumentNullException"><paramref name="builder"/> or <paramref name="name"/> is null.</exception>
    public static IHealthChecksBuilder AddMandrillWebhook(
        this IHealthChecksBuilder builder,
        Action<MandrillHealthCheckOptions>? configure = null,
        string name = DefaultName,
        HealthStatus? failureStatus = null,
        IEnumerable<string>? tags = null)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(name);

        builder.Services.TryAddSingleton(static services => new WebhookHealth(services.GetService<TimeProvider>() ?? TimeProvider.System));

        // Without AddDjrill no other service reads the settings before the first request.
        builder.Services.TryAddEnumerable(ServiceDescriptor.Singleton<IHostedService, SettingsStartup>());
        Validate(builder.Services.AddOptions<MandrillHealthCheckOptions>(name).Configure(options => configure?.Invoke(options)));
        return builder.Add(new HealthCheckRegistration(
            name,
            static services => new WebhookHealthCheck(
                services.GetRequiredService<WebhookHealth>(), services.GetRequiredService<IOptionsMonitor<MandrillHealthCheckOptions>>()),
            failureStatus,
            tags));
    }

    private static void Validate(OptionsBuilder<MandrillHealthCheckOptions> builder) => builder
        .Validate(
            static options => options.Window >= TimeSpan.FromMinutes(1) && options.Window <= TimeSpan.FromMinutes(MinuteCounts.MaxMinutes),
            "'Window' must be from one minute to 24 hours.")
        .Validate(
            static options => options.DeadLetterThreshold >= 0,
            "'DeadLetterThreshold' must not be negative; 0 turns the check off.")
        .Validate(
            static options => options.RefusedSignatureThreshold >= 0,
            "'RefusedSignatureThreshold' must not be negative; 0 turns the check off.")
        .Validate(
            static options => options.MaxSilence is null || options.MaxSilence > TimeSpan.Zero,
            "'MaxSilence' must be positive, or null to turn the check off.")
        .Validate(
            static options => options.MaxInboxAge is null || options.MaxInboxAge > TimeSpan.Zero,
            "'MaxInboxAge' must be positive, or null to turn the check off.")
        .ValidateOnStart();
}
