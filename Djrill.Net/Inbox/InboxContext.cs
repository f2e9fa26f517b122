using Djrill.Net.Delivery;
using Djrill.Net.Diagnostics;
using Microsoft.Extensions.DependencyInjection;

namespace Djrill.Net.Inbox;

/// <summary>Contains the objects that the parts of the inbox share.</summary>
internal sealed record InboxContext(
    MandrillInboxOptions Options,
    InboxStores Stores,
    InboxSignal Signal,
    IServiceScopeFactory Scopes,
    RecipientCatalog Recipients,
    HostDiagnostics Diagnostics,
    HostShutdown Stop,
    TimeProvider Time)
{
    /// <summary>Gets what this process knows of paused handlers.</summary>
    public PauseView Pauses { get; } = new();

    /// <summary>Checks whether there is any subscriber or handler.</summary>
    public async ValueTask<bool> HasRecipientsAsync() => (await Recipients.GetAllAsync()).Count > 0;

    /// <summary>Gets what a call for an event of a webhook needs.</summary>
    /// <param name="ended">Cancelled when running calls must end.</param>
    public CallContext CallsOf(string webhook, CancellationToken ended) =>
        new(Scopes, Time, Options.HandlerTimeout, Diagnostics.For(webhook), ended);
}
