using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace Djrill.Net.Tests.Contract.Resends;

/// <summary>A Redis server of the test's own, at a loopback port, that keeps nothing on the disk.</summary>
internal sealed class RedisServer : IDisposable
{
    private const string Program = "redis-server";

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("djrill-redis-");
    private readonly Process _process;

    private RedisServer(int port)
    {
        Address = FormattableString.Invariant($"127.0.0.1:{port}");
        var text = port.ToString(CultureInfo.InvariantCulture);
        string[] arguments = ["--port", text, "--bind", "127.0.0.1", "--save", "", "--appendonly", "no", "--dir", _folder.FullName];
        _process = Process.Start(new ProcessStartInfo(Program, arguments) { RedirectStandardOutput = true })!;
    }

    /// <summary>What its clients connect to.</summary>
    public string Address { get; }

    /// <summary>Starts a server, or ends the test as ignored where none is installed.</summary>
    public static async Task<RedisServer> StartAsync(CancellationToken cancellationToken)
    {
        var folders = Environment.GetEnvironmentVariable("PATH")?.Split(Path.PathSeparator) ?? [];
        if (!folders.Any(static folder => File.Exists(Path.Combine(folder, Program))))
        {
            Assert.Ignore($"There is no '{Program}' on this machine. Debian has it in the package of that name.");
        }

        var server = new RedisServer(FindPort());
        while (await server._process.StandardOutput.ReadLineAsync(cancellationToken) is { } line)
        {
            if (line.Contains("Ready to accept connections", StringComparison.Ordinal))
            {
                return server;
            }
        }

        server.Dispose();
        throw new InvalidOperationException($"'{Program}' did not start.");
    }

    public void Dispose()
    {
        _process.Kill();
        _process.WaitForExit();
        _process.Dispose();
        _folder.Delete(recursive: true);
    }

    private static int FindPort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
