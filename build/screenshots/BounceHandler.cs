using Djrill.Net.Events;

namespace Djrill.Net.Screenshots;

/// <summary>Fails at hard bounces.</summary>
[MandrillHandler(Name = "suppression-list")]
internal sealed class BounceHandler : IMandrillEventHandler<MandrillMessageEvent>
{
    public Task HandleAsync(MandrillMessageEvent mandrillEvent, CancellationToken cancellationToken) =>
        mandrillEvent.EventType == MandrillEventTypes.HardBounce ? SuppressAsync() : Task.CompletedTask;

    private static Task SuppressAsync() => throw new InvalidOperationException("Table 'suppressed' has no column 'reason'.");
}
