using System.Globalization;
using System.Net.Sockets;
using System.Text;

namespace Djrill.Net.Benchmarks.Load;

/// <summary>One answer, read whole. Every receiver here says how long its answer is.</summary>
internal sealed record HttpAnswer(int Status, string Text)
{
    private const string RetryHeader = "\r\nRetry-After:";

    private const string LengthHeader = "\r\nContent-Length:";

    /// <summary>Whether the answer says when to come again.</summary>
    public bool HasRetryAfter { get; private init; }

    /// <exception cref="IOException">The connection ended before the answer did.</exception>
    public static HttpAnswer Read(Socket socket, byte[] buffer)
    {
        var length = 0;
        var head = -1;
        while (head < 0)
        {
            length += Receive(socket, buffer.AsSpan(length));
            head = buffer.AsSpan(0, length).IndexOf("\r\n\r\n"u8);
        }

        var text = Encoding.ASCII.GetString(buffer, 0, head);
        var total = head + 4 + ContentLength(text);
        while (length < total)
        {
            length += Receive(socket, buffer.AsSpan(length));
        }

        var status = int.Parse(text.AsSpan("HTTP/1.1 ".Length, 3), CultureInfo.InvariantCulture);
        return new(status, Encoding.UTF8.GetString(buffer, head + 4, total - head - 4))
        {
            HasRetryAfter = text.Contains(RetryHeader, StringComparison.OrdinalIgnoreCase),
        };
    }

    private static int ContentLength(string head)
    {
        var start = head.IndexOf(LengthHeader, StringComparison.OrdinalIgnoreCase);
        if (start < 0)
        {
            throw new IOException($"The answer does not say how long it is: {head}");
        }

        var value = head.AsSpan(start + LengthHeader.Length);
        var end = value.IndexOf('\r');
        return int.Parse(end < 0 ? value : value[..end], CultureInfo.InvariantCulture);
    }

    private static int Receive(Socket socket, Span<byte> buffer)
    {
        var count = socket.Receive(buffer);
        return count > 0 ? count : throw new IOException("The connection was closed before the answer's end.");
    }
}
