using System.Net;
using System.Net.Sockets;
using Djrill.Net.Benchmarks.Load;
using Djrill.Net.Benchmarks.Workloads;
using Djrill.Net.Testing;

namespace Djrill.Net.Benchmarks.Stalled;

/// <summary>Promises a large body, sends ten bytes of it and then nothing.</summary>
internal sealed class StalledConnection : IDisposable
{
    private const int PromisedLength = 90 * WorkloadCatalog.Megabyte;

    private readonly Socket _socket = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);

    public StalledConnection(Uri server)
    {
        _socket.Connect(IPAddress.Loopback, server.Port);
        byte[] start = [.. HttpPost.Head(server, PromisedLength, MandrillPost.Sign(Wire.Key, Wire.Url, [])), .. Wire.Prefix[..10]];
        _socket.Send(start);
    }

    /// <summary>Whether the server has neither answered nor hung up.</summary>
    public bool IsOpen => !_socket.Poll(0, SelectMode.SelectRead);

    public void Dispose() => _socket.Dispose();
}
