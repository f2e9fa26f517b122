using System.Diagnostics;

namespace Djrill.Net.Benchmarks.Inbox;

/// <summary>A PostgreSQL in a temporary folder, with fsync. It ends with this process, however that ends: a shell waits for its input's end.</summary>
internal sealed class PostgreSqlServer : IDisposable
{
    private const string ServerUser = "postgres";

    private const string Script = """
        set -e
        trap '' INT
        cd "$1"
        initdb -D data -U djrill -A trust -E UTF8 --locale=C --no-sync > initdb.log
        pg_ctl -D data -w -l server.log start > start.log \
          -o "-c listen_addresses= -c unix_socket_directories=$1 -c max_connections=200 -c shared_buffers=512MB -c max_wal_size=4GB"
        trap 'pg_ctl -D data -m immediate stop > stop.log; cd /; rm -rf "$1"' EXIT
        echo ready
        cat > /dev/null
        """;

    private readonly Process _process;

    private PostgreSqlServer(Process process, string directory)
    {
        _process = process;
        ConnectionString = $"Host={directory};Username=djrill;Database=postgres;Maximum Pool Size=40;Timeout=30";
    }

    public string ConnectionString { get; }

    /// <returns>The server, or null and a message where PostgreSQL is not installed.</returns>
    public static PostgreSqlServer? TryStart()
    {
        if (!Programs.Any(static directory => File.Exists(Path.Combine(directory, "initdb"))))
        {
            Console.WriteLine("PostgreSQL is left out, because it is not installed. Install Debian's package 'postgresql'.");
            return null;
        }

        return Start(Directory.CreateTempSubdirectory("djrill-pg-").FullName);
    }

    public void Dispose()
    {
        _process.StandardInput.Close();
        _process.WaitForExit();
        _process.Dispose();
    }

    private static IEnumerable<string> Programs =>
        (Directory.Exists("/usr/lib/postgresql") ? Directory.GetDirectories("/usr/lib/postgresql") : [])
        .OrderByDescending(static version => Path.GetFileName(version).PadLeft(4))
        .Select(static version => Path.Combine(version, "bin"))
        .Concat((Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator));

    private static PostgreSqlServer Start(string directory)
    {
        // The database's programs refuse to run as root.
        string[] asUser = Environment.UserName == "root"
            ? ["/bin/sh", "-c", $"chown {ServerUser} '{directory}' && exec setpriv --reuid {ServerUser} --regid {ServerUser} --clear-groups \"$@\"", "sh"]
            : [];
        string[] command = [.. asUser, "/bin/sh", "-c", Script, "postgresql", directory];
        var start = new ProcessStartInfo(command[0], command[1..])
        {
            WorkingDirectory = directory,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        };
        start.Environment["PATH"] = string.Join(Path.PathSeparator, Programs);
        var process = Process.Start(start)!;
        return process.StandardOutput.ReadLine() == "ready"
            ? new PostgreSqlServer(process, directory)
            : throw new InvalidOperationException("PostgreSQL did not start.");
    }
}
