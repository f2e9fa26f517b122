using Djrill.Net.Events;

namespace Djrill.Net.Tests.Contract.StoreCalls;

/// <summary>A second recipient, without a transaction.</summary>
[MandrillHandler(Name = "seeing")]
internal sealed class SeeingHandler(Attempts attempts) : IMandrillEventHandler<MandrillMessageEvent>
{
    public Task HandleAsync(MandrillMessageEvent mandrillEvent, CancellationToken cancellationToken)
    {
        attempts.See((string)mandrillEvent.Data["_id"]!); // Not null: every event of the test has one.
        return Task.CompletedTask;
    }
}
