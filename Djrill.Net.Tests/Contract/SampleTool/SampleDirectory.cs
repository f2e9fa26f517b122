using Microsoft.Data.Sqlite;

namespace Djrill.Net.Tests.Contract.SampleTool;

/// <summary>A copy of the built sample, so that the settings it creates are its own, and the processes started from it.</summary>
internal sealed class SampleDirectory : IDisposable
{
    private const string CreatedSettings = "created-settings.json";

    private readonly DirectoryInfo _directory = Directory.CreateTempSubdirectory("djrill-sample-");
    private readonly List<SampleProcess> _processes = [];

    public SampleDirectory()
    {
        // artifacts/bin/Djrill.Net.Tests/debug -> artifacts/bin/Sample/debug
        var tests = new DirectoryInfo(AppContext.BaseDirectory);
        var built = Path.Combine(tests.Parent!.Parent!.FullName, "Sample", tests.Name);
        foreach (var file in Directory.EnumerateFiles(built, "*", SearchOption.AllDirectories).Where(static file => !IsWritten(file)))
        {
            var copy = Path.Combine(_directory.FullName, Path.GetRelativePath(built, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!); // Not null: the path has a folder.
            File.Copy(file, copy);
        }
    }

    /// <summary>The file in which the sample keeps the settings it creates.</summary>
    public FileInfo Settings => new(Path.Combine(_directory.FullName, CreatedSettings));

    /// <summary>Environment variables for what is started from now on.</summary>
    public Dictionary<string, string> Environment { get; } = [];

    /// <summary>Starts the sample in its own directory.</summary>
    public SampleProcess Start(params string[] arguments) => StartIn(_directory.FullName, arguments);

    /// <summary>Starts the sample in another directory.</summary>
    public SampleProcess StartIn(string workingDirectory, params IEnumerable<string> arguments)
    {
        var process = new SampleProcess(_directory.FullName, workingDirectory, arguments, Environment);
        lock (_processes)
        {
            _processes.Add(process);
        }

        return process;
    }

    /// <summary>Writes a file into the directory.</summary>
    /// <returns>Its path.</returns>
    public string Write(string name, ReadOnlySpan<byte> content)
    {
        var path = Path.Combine(_directory.FullName, name);
        File.WriteAllBytes(path, content);
        return path;
    }

    /// <summary>Starts a receiver and waits until it is ready.</summary>
    public async Task<SampleProcess> ReceiveAsync(int port, CancellationToken cancellationToken)
    {
        var receiver = Start("--urls", $"http://127.0.0.1:{port}");
        await receiver.ReadUntilAsync("Ready.", cancellationToken);
        return receiver;
    }

    /// <summary>Counts the events that its receivers have stored. Each event is stored before the answer.</summary>
    public async Task<long> CountEventsAsync(CancellationToken cancellationToken)
    {
        await using var connection = new SqliteConnection($"Data Source={Path.Combine(_directory.FullName, "mandrill.db")};Pooling=False");
        await connection.OpenAsync(cancellationToken);
        await using var command = connection.CreateCommand();
        command.CommandText = "SELECT COUNT(*) FROM mandrill_events";
        return (long)(await command.ExecuteScalarAsync(cancellationToken))!; // Not null: a count.
    }

    /// <summary>Finds the files that an earlier run of the sample has left.</summary>
    private static bool IsWritten(string file) =>
        Path.GetFileName(file) == CreatedSettings || Path.GetFileName(file).StartsWith("mandrill.db", StringComparison.Ordinal);

    public void Dispose()
    {
        foreach (var process in _processes)
        {
            process.Dispose();
        }

        _directory.Delete(recursive: true);
    }
}
