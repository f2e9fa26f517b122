using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace Djrill.Net.Chaos;

/// <summary>A PostgreSQL server of the machine's packages, in a folder of its own. As root, the user 'postgres' runs it.</summary>
internal sealed class PostgreSqlServer
{
    public const string User = "chaos";

    private const string Packages = "/usr/lib/postgresql";

    private readonly string _data;
    private Process? _process;

    private PostgreSqlServer(string data, int port) => (_data, Port) = (data, port);

    public int Port { get; }

    public static bool IsInstalled => FindProgram("postgres") is not null;

    public static async Task<PostgreSqlServer> CreateAsync(string folder)
    {
        var data = Path.Combine(folder, "data");
        await Shell.RunAsync(
            "setpriv",
            [
                .. AsUser("initdb"), "-D", data, "-U", User,
                "--auth=trust", "--wal-segsize=1", "--encoding=UTF8", "--locale=C", "--no-sync",
            ]);
        var port = FreePort();
        await File.AppendAllTextAsync(Path.Combine(data, "postgresql.conf"), $"""

            listen_addresses = '127.0.0.1'
            unix_socket_directories = ''
            port = {port}
            max_connections = 200
            min_wal_size = 2MB
            max_wal_size = 64MB

            """);
        return new(data, port);
    }

    public static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    /// <summary>Starts the server as a child of this process, so that it ends with the process tree.</summary>
    public void Start() => _process = Process.Start(
        "sh", ["-c", """exec "$@" >>"$0" 2>&1""", _data + ".log", "setpriv", .. AsUser("postgres"), "-D", _data]);

    public async Task StopImmediatelyAsync()
    {
        await Shell.TryAsync("setpriv", [.. AsUser("pg_ctl"), "stop", "-m", "immediate", "-w", "-D", _data]);
        await _process!.WaitForExitAsync(); // Not null: the server was started.
    }

    /// <summary>Starts the server again if it ended itself, as it does when the disk of its WAL is full.</summary>
    public async Task StartIfEndedAsync()
    {
        if (_process!.HasExited) // Not null: the server was started.
        {
            await _process.WaitForExitAsync();
            Start();
        }
    }

    /// <summary>Gets the arguments of 'setpriv' that run a program. PostgreSQL refuses to run as root.</summary>
    private static string[] AsUser(string program)
    {
        var path = FindProgram(program)
            ?? throw new InvalidOperationException($"PostgreSQL is not installed: there is no '{program}' below '{Packages}'.");
        return Environment.IsPrivilegedProcess ? ["--reuid=postgres", "--regid=postgres", "--clear-groups", path] : [path];
    }

    private static string? FindProgram(string program) => Directory.Exists(Packages)
        ? Directory.EnumerateDirectories(Packages).Select(version => Path.Combine(version, "bin", program)).FirstOrDefault(File.Exists)
        : null;
}
