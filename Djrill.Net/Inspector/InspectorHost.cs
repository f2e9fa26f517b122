using Djrill.Net.Http;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authorization;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Djrill.Net.Inspector;

/// <summary>The services that all requests to the inspector share. <c>AddMandrillInspector</c> registers this class as a singleton.</summary>
internal sealed class InspectorHost(IServiceProvider services) : IDisposable
{
    public WebhookHost Webhooks { get; } = WebhookHost.For(services);

    public MandrillInbox Inbox { get; } = services.GetRequiredService<MandrillInbox>();

    public MandrillInspectorOptions Options { get; } = services.GetRequiredService<IOptions<MandrillInspectorOptions>>().Value;

    public IAntiforgery Antiforgery { get; } = services.GetRequiredService<IAntiforgery>();

    public IAuthorizationService Authorization { get; } = services.GetRequiredService<IAuthorizationService>();

    public IAuthorizationPolicyProvider Policies { get; } = services.GetRequiredService<IAuthorizationPolicyProvider>();

    /// <summary>Gets the places for pages and actions that run at once. A large email takes much memory while its page is made.</summary>
    public SemaphoreSlim Places { get; } = new(8);

    public HoursCache Hours { get; } = new(services.GetRequiredService<MandrillInbox>());

    /// <summary>Gets the token of the host's end.</summary>
    public CancellationToken Stopping { get; } = services.GetRequiredService<IHostApplicationLifetime>().ApplicationStopping;

    public InspectorProtection Protection { get; } = services.GetRequiredService<InspectorProtection>();

    public bool IsDevelopment { get; } = services.GetRequiredService<IHostEnvironment>().IsDevelopment();

    public ILogger Log => Webhooks.Diagnostics.For("").Log;

    /// <summary>Gets the feed of changes for open pages.</summary>
    public LiveFeed Live { get; } = new(
        services.GetRequiredService<MandrillInbox>(), WebhookHost.For(services).Diagnostics.Refusals, WebhookHost.For(services).Time);

    /// <summary>Gets the limits of messages that are logged once.</summary>
    public OnceOnly NotServed { get; } = new();

    /// <summary>Gets the batches that the page for sending has sent.</summary>
    public SentBatches Sent { get; } = new();

    public OnceOnly LoopbackOnly { get; } = new();

    public void Dispose()
    {
        Live.Dispose();
        Places.Dispose();
    }
}
