using Djrill.Net.Events;

namespace Djrill.Net.Tests.Contract;

/// <summary>Handlers that record an event and then do what the test's script says.</summary>
internal static class ScriptedHandlers
{
    /// <summary>What a call does, given the handler's name, the event and the token.</summary>
    internal delegate Task Script(string handler, MandrillEvent mandrillEvent, CancellationToken cancellationToken);

    internal sealed class First(Recorder recorder, Script script) : IMandrillEventHandler<MandrillEvent>
    {
        public async Task HandleAsync(MandrillEvent mandrillEvent, CancellationToken cancellationToken)
        {
            await recorder.AddAsync($"first:{mandrillEvent.EventType}");
            await script("first", mandrillEvent, cancellationToken);
        }
    }

    internal sealed class Second(Recorder recorder, Script script) : IMandrillEventHandler<MandrillEvent>
    {
        public async Task HandleAsync(MandrillEvent mandrillEvent, CancellationToken cancellationToken)
        {
            await recorder.AddAsync($"second:{mandrillEvent.EventType}");
            await script("second", mandrillEvent, cancellationToken);
        }
    }
}
