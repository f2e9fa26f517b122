using System.Diagnostics.CodeAnalysis;
using Djrill.Net.Events;

namespace Djrill.Net.Benchmarks.Subscribers;

/// <summary>A handler from DI that looks at nothing.</summary>
[SuppressMessage("Performance", "CA1812:Avoid uninstantiated internal classes", Justification = "The service provider makes it.")]
internal sealed class NoOpHandler : IMandrillEventHandler<MandrillEvent>
{
    public Task HandleAsync(MandrillEvent mandrillEvent, CancellationToken cancellationToken)
    {
        Tally.Count();
        return Task.CompletedTask;
    }
}
