using System.Diagnostics;
using System.Globalization;

namespace Djrill.Net.Chaos.Direct;

/// <summary>One life of the receiver.</summary>
internal sealed class ServerProcess : IDisposable
{
    private readonly Process _process;

    private ServerProcess(Process process, Uri address) => (_process, Address) = (process, address);

    public Uri Address { get; }

    public static async Task<ServerProcess> StartAsync(string journal, double scale)
    {
        var file = Environment.ProcessPath!; // Not null: a process has one.
        string[] self = Path.GetFileNameWithoutExtension(file) == "dotnet" ? [file, typeof(ServerProcess).Assembly.Location] : [file];
        var process = Process.Start(
            new ProcessStartInfo(self[0], [.. self[1..], "direct-serve", journal, scale.ToString(CultureInfo.InvariantCulture)])
            {
                RedirectStandardInput = true,
                RedirectStandardOutput = true,
            })!; // Not null: no process is reused.

        var address = await process.StandardOutput.ReadLineAsync();
        return address is null ? throw new InvalidOperationException("The server did not start.") : new(process, new Uri(address));
    }

    /// <summary>Ends the process as 'kill -9' does: nothing in it runs any more.</summary>
    public void Kill()
    {
        _process.Kill();
        _process.WaitForExit();
    }

    /// <summary>Asks the process to end, as an orchestrator does, and waits until it has.</summary>
    public async Task TerminateAsync()
    {
        // The shell's own 'kill': .NET has no call for it, and small images have no such program.
        using var kill = Process.Start("sh", ["-c", FormattableString.Invariant($"kill -TERM {_process.Id}")]);
        await kill.WaitForExitAsync();
        await _process.WaitForExitAsync();
    }

    public void Dispose()
    {
        Kill();
        _process.Dispose();
    }
}
