using System.Collections.Concurrent;
using System.Diagnostics;

namespace Djrill.Net.Tests.Testing;

/// <summary>The listener of a host's builder, which keeps its observers. Scopes of other tests may be among them.</summary>
internal sealed class RecordingListener() : DiagnosticListener("Microsoft.Extensions.Hosting")
{
    public ConcurrentQueue<object> Observers { get; } = new();

    public override IDisposable Subscribe(IObserver<KeyValuePair<string, object?>> observer)
    {
        Observers.Enqueue(observer);
        return base.Subscribe(observer);
    }
}
