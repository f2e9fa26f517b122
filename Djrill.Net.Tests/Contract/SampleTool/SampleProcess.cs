using System.Diagnostics;
using System.Text;

namespace Djrill.Net.Tests.Contract.SampleTool;

/// <summary>The sample, running as a process of its own.</summary>
internal sealed class SampleProcess : IDisposable
{
    private static readonly string[] EventLines = ["Event: ", "Message to ", "Inbound message from ", "Rejection whitelist update: "];

    private readonly Process _process;
    private readonly Task<string> _error;
    private readonly List<string> _output = [];

    public SampleProcess(string directory, string workingDirectory, IEnumerable<string> arguments, Dictionary<string, string> environment)
    {
        var dotnet = Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet";
        var start = new ProcessStartInfo(dotnet, [Path.Combine(directory, "Djrill.Net.Sample.dll"), .. arguments])
        {
            WorkingDirectory = workingDirectory,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = Encoding.UTF8,
        };
        SetEnvironment(start, environment);

        _process = Process.Start(start)!;
        _error = _process.StandardError.ReadToEndAsync();
    }

    /// <summary>The lines read so far.</summary>
    public IReadOnlyList<string> Output => _output;

    /// <summary>The URL that the sample says to enter at Mandrill.</summary>
    public string Url => _output.Select(static line => line.Trim()).First(static line => line.Contains("/webhook/?", StringComparison.Ordinal));

    /// <summary>Reads its output up to a line that starts so.</summary>
    public async Task ReadUntilAsync(string start, CancellationToken cancellationToken)
    {
        while (await _process.StandardOutput.ReadLineAsync(cancellationToken) is { } line)
        {
            _output.Add(line);
            if (line.StartsWith(start, StringComparison.Ordinal))
            {
                return;
            }
        }

        Assert.Fail($"The sample ended without a line '{start}': {string.Join('\n', _output)}\n{await _error}");
    }

    /// <summary>The lines read so far that show an event. The inbox delivers the events of different messages in any order.</summary>
    public IEnumerable<string> Events => _output.Where(static line =>
        EventLines.Any(start => line.StartsWith(start, StringComparison.Ordinal)));

    /// <summary>Reads its output until it has shown so many events.</summary>
    public async Task ReadEventsAsync(int count, CancellationToken cancellationToken)
    {
        while (Events.Count() < count)
        {
            await ReadUntilAsync("", cancellationToken);
        }
    }

    /// <summary>Waits for its end.</summary>
    public async Task<(int ExitCode, string Output, string Error)> EndAsync(CancellationToken cancellationToken)
    {
        var output = await _process.StandardOutput.ReadToEndAsync(cancellationToken);
        await _process.WaitForExitAsync(cancellationToken);
        return (_process.ExitCode, output, await _error);
    }

    public void Kill()
    {
        _process.Kill(entireProcessTree: true);
        _process.WaitForExit();
    }

    public void Dispose()
    {
        Kill();
        _process.Dispose();
    }

    /// <summary>Takes out what a developer's machine may have set for other purposes.</summary>
    private static void SetEnvironment(ProcessStartInfo start, Dictionary<string, string> environment)
    {
        var foreign = start.Environment.Keys.Where(static name =>
            name.StartsWith("DJRILL", StringComparison.OrdinalIgnoreCase)
            || name.StartsWith("ASPNETCORE_", StringComparison.OrdinalIgnoreCase)
            || name.EndsWith("URLS", StringComparison.OrdinalIgnoreCase));
        foreach (var name in foreign.ToArray())
        {
            start.Environment.Remove(name);
        }

        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }
    }
}
