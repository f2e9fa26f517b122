using Djrill.Net.Events;
using Wolverine;

namespace Djrill.Net.Tests.Examples.SlowWork;

public sealed class QueueHandler(IMessageBus bus) : IMandrillEventHandler<MandrillEvent>
{
    // The JSON text, not the event: Wolverine would serialize the event's properties.
    public async Task HandleAsync(MandrillEvent mandrillEvent, CancellationToken cancellationToken) =>
        await bus.PublishAsync(new ReportMessage(mandrillEvent.ToJson()));
}
