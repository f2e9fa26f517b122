using System.Net;
using System.Net.Sockets;

namespace Djrill.Net.Chaos;

/// <summary>A proxy in front of PostgreSQL that sees commits in the protocol, and cuts a connection at one when armed.</summary>
internal sealed class CommitProxy : IDisposable
{
    private const int BufferSize = 1 << 16;

    /// <summary>The message 'Query' with the text COMMIT: its type, its length, the text and a NUL.</summary>
    private static readonly byte[] Commit = [.. "Q\0\0\0\x0b"u8, .. "COMMIT\0"u8];

    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly int _server;
    private Cut? _armed;

    public CommitProxy(int server)
    {
        _server = server;
        _listener.Start();
        Port = ((IPEndPoint)_listener.LocalEndpoint).Port;
        _ = AcceptAsync();
    }

    public int Port { get; }

    /// <summary>Cuts the connection that commits next.</summary>
    /// <param name="isForwarded">Whether the server gets the COMMIT. Its answer is never given back.</param>
    /// <returns>A task that ends when the connection was cut.</returns>
    public Task ArmAsync(bool isForwarded)
    {
        var cut = new Cut(isForwarded, new(TaskCreationOptions.RunContinuationsAsynchronously));
        Volatile.Write(ref _armed, cut);
        return cut.Done.Task;
    }

    public void Disarm() => Volatile.Write(ref _armed, null);

    public void Dispose() => _listener.Dispose();

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                _ = ServeAsync(await _listener.AcceptSocketAsync());
            }
        }
        catch (Exception exception) when (exception is SocketException or ObjectDisposedException)
        {
            // The run has ended.
        }
    }

    private async Task ServeAsync(Socket client)
    {
        using var upstream = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        using (client)
        {
            client.NoDelay = true;
            var connection = new Connection();
            try
            {
                await upstream.ConnectAsync(IPAddress.Loopback, _server);
                await Task.WhenAny(ForwardAsync(client, upstream, connection), ReturnAsync(upstream, client, connection));
            }
            catch (SocketException)
            {
                // The server is away: the client sees its connection closed.
            }
        }
    }

    /// <summary>Forwards what the client sends, up to the COMMIT at which the connection is cut.</summary>
    private async Task ForwardAsync(Socket client, Socket upstream, Connection connection)
    {
        var buffer = new byte[BufferSize];
        while (await client.ReceiveAsync(buffer) is > 0 and var count)
        {
            var data = buffer.AsMemory(0, count);
            var commit = data.Span.IndexOf(Commit);
            if (commit < 0 || Interlocked.Exchange(ref _armed, null) is not { } cut)
            {
                await SendAsync(upstream, data);
                continue;
            }

            connection.IsCut = true;
            await SendAsync(upstream, cut.IsForwarded ? data : data[..commit]);
            if (cut.IsForwarded)
            {
                await connection.Answered.Task;
            }

            cut.Done.SetResult();
            return;
        }
    }

    private static async Task ReturnAsync(Socket upstream, Socket client, Connection connection)
    {
        var buffer = new byte[BufferSize];
        while (await upstream.ReceiveAsync(buffer) is > 0 and var count)
        {
            if (connection.IsCut)
            {
                connection.Answered.TrySetResult();
                await Task.Delay(Timeout.Infinite);
            }

            await SendAsync(client, buffer.AsMemory(0, count));
        }

        connection.Answered.TrySetResult();
    }

    private static async Task SendAsync(Socket to, ReadOnlyMemory<byte> data)
    {
        while (data.Length > 0)
        {
            data = data[await to.SendAsync(data)..];
        }
    }

    private sealed record Cut(bool IsForwarded, TaskCompletionSource Done);

    private sealed class Connection
    {
        public volatile bool IsCut;

        public TaskCompletionSource Answered { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
