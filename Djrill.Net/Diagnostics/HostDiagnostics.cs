using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using Microsoft.Extensions.Logging;

namespace Djrill.Net.Diagnostics;

/// <summary>The log, the metrics and the health of one host.</summary>
internal sealed class HostDiagnostics(ILoggerFactory loggers, IMeterFactory? meters, WebhookHealth? health, TimeProvider time)
{
    private readonly ConcurrentDictionary<string, WebhookDiagnostics> _webhooks = new(StringComparer.OrdinalIgnoreCase);
    private static readonly TimeSpan ExplanationInterval = TimeSpan.FromSeconds(10);

    private readonly Instruments _instruments = Instruments.For(meters);

    /// <summary>Gets the amount of reserved memory and the number of waiting requests.</summary>
    public MemoryUse Memory => _instruments.Memory;

    /// <summary>Gets the last refused requests.</summary>
    public RefusalHistory Refusals { get; } = new(time);

    /// <summary>Gets the instruments of the inbox.</summary>
    public InboxInstruments Inbox => _instruments.Inbox;

    /// <summary>Gets the health of the webhooks, or null without a health check.</summary>
    public WebhookHealth? Health => health;

    /// <summary>Gets the diagnostics of a webhook.</summary>
    /// <param name="webhook">The registered name of the webhook. Empty for the default webhook.</param>
    public WebhookDiagnostics For(string webhook) => _webhooks.GetOrAdd(webhook, Create);

    /// <summary>Logs the number of refusals that were not yet logged.</summary>
    public void Flush()
    {
        foreach (var webhook in _webhooks.Values)
        {
            webhook.Refusals.Flush();
        }
    }

    private WebhookDiagnostics Create(string webhook)
    {
        ILogger log = new SafeLogger(loggers.CreateLogger(Log.Category));
        log = webhook.Length == 0 ? log : new WebhookLogger(log, webhook);
        return new(log, new(_instruments, health, webhook), new(log, time, Refusals, webhook), new(time, ExplanationInterval));
    }
}
