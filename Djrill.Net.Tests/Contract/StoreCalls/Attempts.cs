using System.Collections.Concurrent;

namespace Djrill.Net.Tests.Contract.StoreCalls;

/// <summary>Counts the calls of the handlers.</summary>
internal sealed class Attempts
{
    private readonly ConcurrentDictionary<string, int> _calls = new();
    private readonly ConcurrentDictionary<string, bool> _seen = new();

    public IEnumerable<string> Seen => _seen.Keys.Order(StringComparer.Ordinal);

    public int Add(string id) => _calls.AddOrUpdate(id, 1, static (_, calls) => calls + 1);

    public void See(string id) => _seen[id] = true;
}
