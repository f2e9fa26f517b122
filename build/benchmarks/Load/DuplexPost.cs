using System.Net;
using System.Net.Sockets;

namespace Djrill.Net.Benchmarks.Load;

/// <summary>Sends one post over a connection of its own, and listens meanwhile: an answer may come before the body's end.</summary>
internal static class DuplexPost
{
    private const int TimeoutMilliseconds = 180_000;

    /// <exception cref="IOException">The connection ended before the answer did, or nothing came for three minutes.</exception>
    public static HttpAnswer Send(Uri server, ReadOnlyMemory<byte> request)
    {
        using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp)
        {
            ReceiveTimeout = TimeoutMilliseconds,
        };
        try
        {
            socket.Connect(IPAddress.Loopback, server.Port);
            _ = Task.Run(() => SendAsync(socket, request));
            return HttpAnswer.Read(socket, new byte[16 * 1024]);
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

    private static async Task SendAsync(Socket socket, ReadOnlyMemory<byte> request)
    {
        try
        {
            for (var sent = 0; sent < request.Length;)
            {
                sent += await socket.SendAsync(request[sent..]);
            }
        }
        catch (Exception exception) when (exception is SocketException or ObjectDisposedException)
        {
            // The server has answered and hung up, which is its right.
        }
    }
}
