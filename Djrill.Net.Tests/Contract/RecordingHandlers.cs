using Djrill.Net.Events;

namespace Djrill.Net.Tests.Contract;

/// <summary>Handlers that record what they are given as "handler:type".</summary>
internal static class RecordingHandlers
{
    internal sealed class All(Recorder recorder) : IMandrillEventHandler<MandrillEvent>
    {
        public Task HandleAsync(MandrillEvent mandrillEvent, CancellationToken cancellationToken) => recorder.AddAsync($"all:{mandrillEvent.EventType}");
    }

    internal sealed class Messages(Recorder recorder) : IMandrillEventHandler<MandrillMessageEvent>
    {
        public Task HandleAsync(MandrillMessageEvent mandrillEvent, CancellationToken cancellationToken) => recorder.AddAsync($"messages:{mandrillEvent.EventType}");
    }

    [MandrillEvents(MandrillEventTypes.HardBounce, MandrillEventTypes.SoftBounce)]
    internal sealed class Bounces(Recorder recorder) : IMandrillEventHandler<MandrillMessageEvent>
    {
        public Task HandleAsync(MandrillMessageEvent mandrillEvent, CancellationToken cancellationToken) => recorder.AddAsync($"bounces:{mandrillEvent.EventType}");
    }

    internal sealed class Several(Recorder recorder)
        : IMandrillEventHandler<MandrillInboundEvent>, IMandrillEventHandler<MandrillSyncEvent>, IMandrillEventHandler<MandrillUnknownEvent>
    {
        public Task HandleAsync(MandrillInboundEvent mandrillEvent, CancellationToken cancellationToken) => recorder.AddAsync($"inbound:{mandrillEvent.EventType}");

        public Task HandleAsync(MandrillSyncEvent mandrillEvent, CancellationToken cancellationToken) => recorder.AddAsync($"sync:{mandrillEvent.EventType}");

        public Task HandleAsync(MandrillUnknownEvent mandrillEvent, CancellationToken cancellationToken) => recorder.AddAsync($"unknown:{mandrillEvent.EventType}");
    }

    internal sealed class Unmakeable(NotRegistered missing) : IMandrillEventHandler<MandrillEvent>
    {
        public Task HandleAsync(MandrillEvent mandrillEvent, CancellationToken cancellationToken) => Task.FromResult(missing);
    }

    internal sealed class NoHandler;

    internal sealed class NotRegistered;
}
