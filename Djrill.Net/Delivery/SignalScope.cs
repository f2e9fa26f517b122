using System.Runtime.CompilerServices;
using Microsoft.Extensions.DependencyInjection;

namespace Djrill.Net.Delivery;

/// <summary>Holds the subscribers of the static events, and the hosts that raise them: those of the process, or of one test.</summary>
/// <remarks>An application subscribes at its start, not within an ordinary request: a request's flow is not the test's.</remarks>
internal sealed class SignalScope
{
    private static readonly AsyncLocal<SignalScope?> Ambient = new();
    private static readonly ConditionalWeakTable<IServiceScopeFactory, SignalScope> Hosts = [];

    /// <summary>A subscription adds to this event, and the event's own list is what the hosts raise.</summary>
    public event EventHandler<MandrillWebhookEventArgs>? WebhookEvent;

    public event EventHandler<MandrillDeadLetterEventArgs>? EventDeadLettered;

    /// <summary>Gets the scope of everything that is in no scope of a test.</summary>
    public static SignalScope Process { get; } = new();

    /// <summary>Gets or sets the scope of this asynchronous flow.</summary>
    public static SignalScope Current
    {
        get => Ambient.Value ?? Process;
        set => Ambient.Value = value == Process ? null : value;
    }

    /// <summary>Gets the subscribers at this moment. The list is another object after each change.</summary>
    public EventHandler<MandrillWebhookEventArgs>? Subscribers => WebhookEvent;

    public EventHandler<MandrillDeadLetterEventArgs>? DeadLetterSubscribers => EventDeadLettered;

    /// <summary>Finds the scope that a host was built in; of a host that was not seen, the present one.</summary>
    public static SignalScope For(IServiceScopeFactory scopes) => Hosts.TryGetValue(scopes, out var scope) ? scope : Current;

    /// <summary>Remembers that a host was built in this scope.</summary>
    public void Add(IServiceProvider host) => Hosts.AddOrUpdate(host.GetRequiredService<IServiceScopeFactory>(), this);

    public void Clear() => (WebhookEvent, EventDeadLettered) = (null, null);
}
