using Djrill.Net.Events;

namespace Djrill.Net.Tests.Inspector;

/// <summary>A handler that runs a delegate.</summary>
internal sealed class InspectedHandler(InspectedHandler.Script script) : IMandrillEventHandler<MandrillEvent>
{
    public Task HandleAsync(MandrillEvent mandrillEvent, CancellationToken cancellationToken) => script.Handle(mandrillEvent);

    internal sealed record Script(Func<MandrillEvent, Task> Handle);
}
