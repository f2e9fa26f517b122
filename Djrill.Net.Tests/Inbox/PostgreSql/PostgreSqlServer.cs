using System.Diagnostics;

namespace Djrill.Net.Tests.Inbox.PostgreSql;

/// <summary>
/// A PostgreSQL of its own for the test run, with a pgbouncer in transaction mode before it. Both are started when the first test asks, and
/// end with this process, however it ends: a shell waits for the end of its input.
/// </summary>
internal sealed class PostgreSqlServer
{
    private const string ServerUser = "postgres";
    private const string AsServerUser = $"setpriv --reuid {ServerUser} --regid {ServerUser} --clear-groups";

    // The databases' programs refuse to run as root.
    private const string Script = """
        set -e
        trap '' INT
        cd "$1"
        initdb -D data -U djrill -A trust -E UTF8 --locale=C --no-sync > initdb.log
        pg_ctl -D data -w -l server.log start > start.log \
          -o "-c listen_addresses= -c unix_socket_directories=$1 -c max_connections=200 -c deadlock_timeout=50"
        stop() { [ ! -f pgbouncer.pid ] || kill "$(cat pgbouncer.pid)"; pg_ctl -D data -m immediate stop > stop.log; cd /; rm -rf "$1"; }
        trap 'stop "$1"' EXIT
        if command -v pgbouncer > /dev/null; then
          printf '"djrill" ""\n' > users.txt
          printf '%s\n' '[databases]' "postgres = host=$1" '[pgbouncer]' "unix_socket_dir = $1" 'listen_addr =' 'listen_port = 6432' \
            'auth_type = trust' "auth_file = $1/users.txt" 'pool_mode = transaction' 'default_pool_size = 8' 'max_client_conn = 200' \
            "pidfile = $1/pgbouncer.pid" "logfile = $1/pgbouncer.log" > pgbouncer.ini
          pgbouncer -q -d pgbouncer.ini
        fi
        echo ready
        cat > /dev/null
        """;

    private static readonly Lazy<Task<PostgreSqlServer>> Started = new(StartServerAsync);

    private readonly Process _process;

    private PostgreSqlServer(Process process, string directory)
    {
        _process = process;
        ConnectionString = $"Host={directory};Username=djrill;Database=postgres;Maximum Pool Size=40;Timeout=30";
    }

    public string ConnectionString { get; }

    /// <summary>The way through pgbouncer, which gives a connection to another client after each transaction.</summary>
    public string PoolerConnectionString => ConnectionString + ";Port=6432;No Reset On Close=true";

    public bool HasPooler => FindProgram("pgbouncer") is not null;

    /// <summary>Gets the server, or skips the test where PostgreSQL is not installed.</summary>
    public static async Task<PostgreSqlServer> GetAsync()
    {
        if (FindProgram("initdb") is null)
        {
            Assert.Ignore("PostgreSQL is not installed. Install Debian's packages 'postgresql' and 'pgbouncer' to run this test.");
        }

        var server = await Started.Value;
        Assert.That(server._process.HasExited, Is.False, "the server of the tests has ended");
        return server;
    }

    private static IEnumerable<string> ProgramDirectories =>
        (Directory.Exists("/usr/lib/postgresql") ? Directory.GetDirectories("/usr/lib/postgresql") : [])
        .OrderByDescending(static version => Path.GetFileName(version).PadLeft(4))
        .Select(static version => Path.Combine(version, "bin"))
        .Concat((Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator))
        .Append("/usr/sbin");

    private static string? FindProgram(string name) =>
        ProgramDirectories.Select(directory => Path.Combine(directory, name)).FirstOrDefault(File.Exists);

    private static async Task<PostgreSqlServer> StartServerAsync()
    {
        var directory = Directory.CreateTempSubdirectory("djrill-pg-").FullName;
        string[] asUser = Environment.UserName == "root"
            ? ["/bin/sh", "-c", $"chown {ServerUser} '{directory}' && exec {AsServerUser} \"$@\"", "sh"]
            : [];
        string[] command = [.. asUser, "/bin/sh", "-c", Script, "postgresql", directory];
        var start = new ProcessStartInfo(command[0], command[1..])
        {
            WorkingDirectory = directory,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["PATH"] = string.Join(Path.PathSeparator, ProgramDirectories);
        var process = Process.Start(start)!;
        var error = process.StandardError.ReadToEndAsync();
        var line = await process.StandardOutput.ReadLineAsync();
        Assert.That(line, Is.EqualTo("ready"), () => $"PostgreSQL did not start: {error.Result}");
        return new PostgreSqlServer(process, directory);
    }
}
