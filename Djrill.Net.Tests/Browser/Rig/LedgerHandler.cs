using Djrill.Net.Events;

namespace Djrill.Net.Tests.Browser.Rig;

/// <summary>Fails while its switch says so. The message of the failure has what a stranger wrote.</summary>
[MandrillHandler(Name = "ledger")]
internal sealed class LedgerHandler(LedgerSwitch ledger) : IMandrillEventHandler<MandrillEvent>
{
    public Task HandleAsync(MandrillEvent mandrillEvent, CancellationToken cancellationToken) => ledger.IsBroken
        ? throw new InvalidOperationException($"The ledger is closed. {(mandrillEvent as MandrillInboundEvent)?.Subject}")
        : Task.CompletedTask;
}
