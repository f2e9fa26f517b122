using Djrill.Net.Diagnostics;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Djrill.Net.Configuration;

/// <summary>The services for reading the settings, from one service scope.</summary>
/// <param name="services">The service provider of the scope.</param>
/// <param name="diagnostics">The log and the health that report on the settings.</param>
internal sealed class SettingsServices(IServiceProvider services, HostDiagnostics diagnostics)
{
    /// <summary>Gets the names of all webhooks. The default webhook is first.</summary>
    public IReadOnlyList<string> Names { get; } =
        [WebhookNames.Default, .. services.GetServices<WebhookRegistration>().Select(static webhook => webhook.Name)];

    /// <summary>Gets the configuration that <c>AddDjrill</c> reads, or null without <c>AddDjrill</c>.</summary>
    public SettingsSource? Source { get; } = services.GetService<SettingsSource>();

    /// <summary>Gets the webhooks that are mapped with <c>MapMandrillWebhook</c>, or null without <c>AddDjrill</c>.</summary>
    public MappedWebhooks? Mapped { get; } = services.GetService<MappedWebhooks>();

    /// <summary>Gets the configuration of the application, or null.</summary>
    public IConfiguration? Configuration { get; } = services.GetService<IConfiguration>();

    public HostDiagnostics Diagnostics => diagnostics;

    /// <summary>Creates the options of a webhook. The application's code can throw any exception.</summary>
    public MandrillWebhookOptions CreateOptions(string name) => name.Length == 0
        ? services.GetRequiredService<IOptionsFactory<DjrillOptions>>().Create(Options.DefaultName)
        : services.GetRequiredService<IOptionsFactory<MandrillWebhookOptions>>().Create(name);
}
