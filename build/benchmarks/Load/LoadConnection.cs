using System.Net;
using System.Net.Sockets;

namespace Djrill.Net.Benchmarks.Load;

/// <summary>One connection that is kept, and sends its next post once the last is answered.</summary>
internal sealed class LoadConnection : IDisposable
{
    private const int TimeoutMilliseconds = 120_000;

    private readonly Socket _socket = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp)
    {
        NoDelay = true,
        SendTimeout = TimeoutMilliseconds,
        ReceiveTimeout = TimeoutMilliseconds,
    };

    private readonly byte[] _answer = new byte[16 * 1024];

    public LoadConnection(Uri server) => _socket.Connect(IPAddress.Loopback, server.Port);

    public HttpAnswer Post(ReadOnlySpan<byte> request)
    {
        for (var sent = 0; sent < request.Length;)
        {
            sent += _socket.Send(request[sent..]);
        }

        return HttpAnswer.Read(_socket, _answer);
    }

    public void Dispose() => _socket.Dispose();
}
