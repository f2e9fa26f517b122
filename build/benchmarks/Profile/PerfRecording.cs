using System.Diagnostics;
using System.Globalization;

namespace Djrill.Net.Benchmarks.Profile;

/// <summary>Has 'perf' take samples of a process for some seconds.</summary>
internal sealed class PerfRecording : IDisposable
{
    public static readonly TimeSpan Duration = TimeSpan.FromSeconds(6);

    private readonly string _file = Path.Combine(Path.GetTempPath(), $"djrill-profile-{Environment.ProcessId}.data");

    private readonly string _map;

    private readonly Process _process;

    private PerfRecording(int processId)
    {
        _map = Path.Combine(Path.GetTempPath(), string.Create(CultureInfo.InvariantCulture, $"perf-{processId}.map"));
        _process = Start(
            ["record", "-q", "-F", "1999", "-g", "-p", $"{processId}", "-o", _file, "--", "sleep", $"{Duration.TotalSeconds}"]);
    }

    /// <exception cref="System.ComponentModel.Win32Exception">'perf' is not installed.</exception>
    public static PerfRecording Start(int processId) => new(processId);

    /// <returns>The stacks, each from the innermost frame outwards: the method, and the file it stands in.</returns>
    public IReadOnlyList<IReadOnlyList<string>> ReadSamples()
    {
        _process.WaitForExit();
        using var script = Start(["script", "-F", "ip,sym,dso", "-i", _file]);
        var samples = new List<IReadOnlyList<string>>();
        var stack = new List<string>();
        while (script.StandardOutput.ReadLine() is { } line)
        {
            if (!string.IsNullOrWhiteSpace(line))
            {
                stack.Add(line.Trim());
            }
            else if (stack.Count > 0)
            {
                samples.Add(stack);
                stack = [];
            }
        }

        return samples;
    }

    public void Dispose()
    {
        _process.Dispose();
        File.Delete(_file);
        File.Delete(_map);
    }

    private static Process Start(string[] arguments) =>
        Process.Start(new ProcessStartInfo("perf", arguments) { RedirectStandardOutput = true })!;
}
