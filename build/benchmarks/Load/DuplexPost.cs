using System.Net;
using System.Net.Sockets;

namespace Djrill.Net.Benchmarks.Load;

/// <summary>Sends one post over a connection of its own, and listens meanwhile: an answer may come before the body's end.</summary>
internal sealed class DuplexPost : IDisposable
{
    private const int TimeoutMilliseconds = 180_000;

    private readonly Socket _socket = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp)
    {
        ReceiveTimeout = TimeoutMilliseconds,
    };

    private DuplexPost()
    {
    }

    /// <exception cref="IOException">The connection ended before the answer did, or nothing came for three minutes.</exception>
    public static HttpAnswer Send(Uri server, ReadOnlyMemory<byte> request)
    {
        using var post = new DuplexPost();
        try
        {
            post._socket.Connect(IPAddress.Loopback, server.Port);
            _ = post.SendAsync(request);
            return HttpAnswer.Read(post._socket, new byte[16 * 1024]);
        }
        catch (SocketException exception)
        {
            throw new IOException(exception.Message, exception);
        }
    }

    /// <summary>Sends the same post over many connections at the same moment.</summary>
    /// <returns>One answer for each; null where the connection was lost.</returns>
    public static IReadOnlyList<HttpAnswer?> SendAll(Uri server, ReadOnlyMemory<byte> request, int count)
    {
        var tasks = Enumerable.Range(0, count).Select(_ => Task.Factory.StartNew(
            () => TrySend(server, request), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default));
        return Task.WhenAll(tasks).GetAwaiter().GetResult();
    }

    public void Dispose() => _socket.Dispose();

    private static HttpAnswer? TrySend(Uri server, ReadOnlyMemory<byte> request)
    {
        try
        {
            return Send(server, request);
        }
        catch (IOException)
        {
            return null;
        }
    }

    private async Task SendAsync(ReadOnlyMemory<byte> request)
    {
        try
        {
            for (var sent = 0; sent < request.Length;)
            {
                sent += await _socket.SendAsync(request[sent..]);
            }
        }
        catch (Exception exception) when (exception is SocketException or ObjectDisposedException)
        {
            // The server has answered and hung up, which is its right.
        }
    }
}
