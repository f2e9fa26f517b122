using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.RegularExpressions;

namespace Djrill.Net.Tests.Contract.SampleTool;

/// <summary>A server that records each request byte for byte, and answers each with one status.</summary>
internal sealed partial class RawReceiver : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly List<RawRequest> _requests = [];
    private readonly string _status;

    public RawReceiver(string status = "200 OK")
    {
        _status = status;
        _listener.Start();
        _ = AcceptAsync();
    }

    public string Address => $"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}";

    /// <summary>The requests so far. Each was recorded before it was answered.</summary>
    public IReadOnlyList<RawRequest> Requests
    {
        get
        {
            lock (_requests)
            {
                return [.. _requests];
            }
        }
    }

    public IReadOnlyList<RawRequest> Posts => [.. Requests.Where(static request => request.Head.StartsWith("POST ", StringComparison.Ordinal))];

    public void Dispose() => _listener.Dispose();

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                _ = ServeAsync(await _listener.AcceptTcpClientAsync());
            }
        }
        catch (Exception exception) when (exception is SocketException or ObjectDisposedException)
        {
            // The test is over.
        }
    }

    private async Task ServeAsync(TcpClient connection)
    {
        using var client = connection;
        await using var stream = new BufferedStream(client.GetStream(), 1 << 16);
        while (await ReadHeadAsync(stream) is { } head)
        {
            var length = ContentLength().Match(head) is { Success: true } header ? int.Parse(header.Groups["length"].ValueSpan, CultureInfo.InvariantCulture) : 0;
            var body = new byte[length];
            await stream.ReadExactlyAsync(body);
            lock (_requests)
            {
                _requests.Add(new(head, body));
            }

            await client.GetStream().WriteAsync(Encoding.ASCII.GetBytes($"HTTP/1.1 {_status}\r\nContent-Length: 0\r\n\r\n"));
        }
    }

    private static async Task<string?> ReadHeadAsync(Stream stream)
    {
        var head = new StringBuilder();
        var next = new byte[1];
        while (await stream.ReadAsync(next) == 1)
        {
            head.Append((char)next[0]);
            if (head.Length > 4 && head[^1] == '\n' && head[^3] == '\n')
            {
                return head.ToString();
            }
        }

        return null;
    }

    [GeneratedRegex(@"\r\nContent-Length: (?<length>\d+)\r\n", RegexOptions.IgnoreCase)]
    private static partial Regex ContentLength();
}
