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

    private const int MaxFilling = 4 * WorkloadCatalog.Megabyte;

    private static readonly TimeSpan FillingPatience = TimeSpan.FromMilliseconds(20);

    private readonly Socket _socket = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);

    public StalledConnection(Uri server)
    {
        _socket.Connect(IPAddress.Loopback, server.Port);
        byte[] start = [.. HttpPost.Head(server, PromisedLength, MandrillPost.Sign(Wire.Key, Wire.Url, [])), .. Wire.Prefix[..10]];
        _socket.Send(start);
    }

    /// <summary>Sends what the server and the kernel take without anybody reading it, but at most four megabytes.</summary>
    public void Fill(byte[] filling)
    {
        _socket.Blocking = false;
        for (var sent = 0; sent < MaxFilling && _socket.Poll(FillingPatience, SelectMode.SelectWrite);)
        {
            sent += _socket.Send(filling, SocketFlags.None, out _);
        }
    }

    /// <summary>Whether the server has neither answered nor hung up.</summary>
    public bool IsOpen => !_socket.Poll(0, SelectMode.SelectRead);

    public void Dispose() => _socket.Dispose();
}
