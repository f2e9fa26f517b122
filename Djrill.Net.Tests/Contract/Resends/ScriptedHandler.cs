using Djrill.Net.Events;

namespace Djrill.Net.Tests.Contract.Resends;

/// <summary>Does what the script says.</summary>
internal abstract class ScriptedHandler(FailureScript script) : IMandrillEventHandler
{
    public async Task HandleAsync(MandrillEvent mandrillEvent, CancellationToken cancellationToken)
    {
        await Task.Yield();
        script.Handle($"{GetType()}", (string)mandrillEvent.Data["id"]!);
    }
}
