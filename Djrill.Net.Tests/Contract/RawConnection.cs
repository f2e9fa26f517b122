using System.Globalization;
using System.Net.Sockets;
using System.Text;

namespace Djrill.Net.Tests.Contract;

/// <summary>Speaks HTTP/1.1 byte by byte, for what an HTTP client would not send.</summary>
internal sealed class RawConnection : IDisposable
{
    private readonly TcpClient _client = new();

    private RawConnection()
    {
    }

    public NetworkStream Stream => _client.GetStream();

    public static async Task<RawConnection> OpenAsync(TestApp app)
    {
        var connection = new RawConnection();
        await connection._client.ConnectAsync("127.0.0.1", app.Client.BaseAddress!.Port);
        return connection;
    }

    /// <summary>Sends one post and reads the whole answer.</summary>
    public static async Task<string> PostAsync(TestApp app, string headers, byte[] body, string path = TestApp.Path)
    {
        using var connection = await OpenAsync(app);
        var length = body.Length.ToString(CultureInfo.InvariantCulture);
        await connection.SendAsync(
            $"POST {path} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n{FormType}Content-Length: {length}\r\n{headers}\r\n");
        await connection.Stream.WriteAsync(body);
        return await connection.ReadToEndAsync();
    }

    public static string FormType => "Content-Type: application/x-www-form-urlencoded\r\n";

    public async Task SendAsync(string text) => await Stream.WriteAsync(Encoding.Latin1.GetBytes(text));

    /// <summary>Reads until the server closes the connection, or breaks it off with bytes of ours still unread.</summary>
    public async Task<string> ReadToEndAsync()
    {
        var answer = new MemoryStream();
        try
        {
            await Stream.CopyToAsync(answer);
        }
        catch (IOException)
        {
        }

        return Encoding.UTF8.GetString(answer.ToArray());
    }

    /// <summary>Reads up to the end of the answer's headers.</summary>
    public async Task<string> ReadHeadAsync()
    {
        var head = new StringBuilder();
        var next = new byte[1];
        while (!head.ToString().EndsWith("\r\n\r\n", StringComparison.Ordinal))
        {
            await Stream.ReadExactlyAsync(next);
            head.Append((char)next[0]);
        }

        return head.ToString();
    }

    public void Dispose() => _client.Dispose();
}
