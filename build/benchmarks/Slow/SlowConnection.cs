using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text;
using Djrill.Net.Benchmarks.Load;

namespace Djrill.Net.Benchmarks.Slow;

/// <summary>Promises a large body with the right secret, and sends it a few bytes at a time.</summary>
internal sealed class SlowConnection : IDisposable
{
    public const int PromisedLength = 100_000_000;

    private readonly Socket _socket = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);

    private readonly byte[] _answer = new byte[4096];

    private readonly Stopwatch _clock = Stopwatch.StartNew();

    public SlowConnection(Uri server)
    {
        _socket.Connect(IPAddress.Loopback, server.Port);
        _socket.Send(HttpPost.Head(server, PromisedLength, signature: "AAAAAAAAAAAAAAAAAAAAAAAAAAA="));
        _socket.Send(Wire.Prefix);
    }

    /// <summary>How long after its start the server answered or hung up; null while it did neither.</summary>
    public TimeSpan? CutOff { get; private set; }

    /// <summary>What the answer begins with, or that there was none.</summary>
    public string Outcome { get; private set; } = "none yet";

    /// <summary>Sends a little more, or finds out that the server has had enough.</summary>
    public void Continue(ReadOnlySpan<byte> bytes)
    {
        if (CutOff is not null)
        {
            return;
        }

        try
        {
            if (_socket.Poll(0, SelectMode.SelectRead))
            {
                End();
                return;
            }

            _socket.Send(bytes);
        }
        catch (SocketException exception)
        {
            (CutOff, Outcome) = (_clock.Elapsed, $"hung up: {exception.SocketErrorCode}");
        }
    }

    public void Dispose() => _socket.Dispose();

    private void End()
    {
        var length = _socket.Receive(_answer);
        CutOff = _clock.Elapsed;
        Outcome = length >= 12 ? Encoding.ASCII.GetString(_answer, 9, 3) : "hung up";
    }
}
