using Djrill.Net.Events;
using Microsoft.Extensions.Time.Testing;

namespace Djrill.Net.Tests.Contract;

/// <summary>Takes two seconds of the fake time for each event.</summary>
internal sealed class TickingHandler(FakeTimeProvider time) : IMandrillEventHandler<MandrillEvent>
{
    public static string Name => $"{typeof(TickingHandler)}";

    public Task HandleAsync(MandrillEvent mandrillEvent, CancellationToken cancellationToken)
    {
        time.Advance(TimeSpan.FromSeconds(2));
        return Task.CompletedTask;
    }
}
