using Djrill.Net.Benchmarks.Servers;

namespace Djrill.Net.Benchmarks.Slow;

/// <summary>Slow connections that come again once they are refused, so that there is always one that waits.</summary>
internal sealed class SlowCrowd(ServerProcess server, int count) : IDisposable
{
    private readonly List<SlowConnection> _connections = [.. Enumerable.Range(0, count).Select(_ => new SlowConnection(server.Address))];

    private readonly Dictionary<string, int> _outcomes = [];

    /// <summary>Gets how the connections ended, and how often each way.</summary>
    public string Outcomes => _outcomes.Count == 0
        ? "nothing"
        : string.Join(", ", _outcomes.Select(static outcome => $"{outcome.Value} × {outcome.Key}"));

    public void Continue(ReadOnlySpan<byte> bytes)
    {
        for (var i = 0; i < _connections.Count; i++)
        {
            var connection = _connections[i];
            connection.Continue(bytes);
            if (connection.CutOff is not null)
            {
                _outcomes[connection.Outcome] = _outcomes.GetValueOrDefault(connection.Outcome) + 1;
                connection.Dispose();
                _connections[i] = new(server.Address);
            }
        }
    }

    public void Dispose() => _connections.ForEach(static connection => connection.Dispose());
}
