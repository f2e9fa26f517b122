using System.Net;
using System.Net.Sockets;
using Djrill.Net.Benchmarks.Load;

namespace Djrill.Net.Benchmarks.Hostile;

/// <summary>Sends one post over a connection of its own, and listens meanwhile: an answer may come before the body's end.</summary>
internal static class HostileClient
{
    private const int TimeoutMilliseconds = 60_000;

    /// <returns>The answer, or what came in its place.</returns>
    public static string Post(Uri server, byte[] request)
    {
        using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp)
        {
            SendTimeout = TimeoutMilliseconds,
            ReceiveTimeout = TimeoutMilliseconds,
        };
        try
        {
            socket.Connect(IPAddress.Loopback, server.Port);
            _ = Task.Run(() => Send(socket, request));
            var answer = HttpAnswer.Read(socket, new byte[16 * 1024]);
            return $"{answer.Status} {answer.Text}".TrimEnd();
        }
        catch (Exception exception) when (exception is SocketException or IOException)
        {
            return $"none: {exception.Message}";
        }
    }

    private static void Send(Socket socket, byte[] request)
    {
        try
        {
            for (var sent = 0; sent < request.Length;)
            {
                sent += socket.Send(request.AsSpan(sent));
            }
        }
        catch (Exception exception) when (exception is SocketException or ObjectDisposedException)
        {
            // The server has answered and hung up, which is its right.
        }
    }
}
