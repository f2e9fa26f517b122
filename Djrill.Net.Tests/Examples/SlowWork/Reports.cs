using System.Collections.Concurrent;
using Djrill.Net.Events;

namespace Djrill.Net.Tests.Examples.SlowWork;

public sealed class Reports
{
    public ConcurrentDictionary<string, MandrillEvent> Written { get; } = new();

    // Your work. It may be given an event twice, so it ignores a key that is there.
    public Task WriteAsync(MandrillEvent mandrillEvent, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        Written.TryAdd(mandrillEvent.IdempotencyKey, mandrillEvent);
        return Task.CompletedTask;
    }
}
