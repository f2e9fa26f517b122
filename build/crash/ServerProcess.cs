using System.Diagnostics;

namespace Djrill.Net.Crash;

/// <summary>One life of the receiver.</summary>
internal sealed class ServerProcess : IDisposable
{
    private readonly Process _process;

    private ServerProcess(Process process, Uri address) => (_process, Address) = (process, address);

    public Uri Address { get; }

    public static async Task<ServerProcess> StartAsync(string folder, string ledger)
    {
        var file = Environment.ProcessPath!; // Not null: a process has one.
        string[] self = Path.GetFileNameWithoutExtension(file) == "dotnet" ? [file, typeof(ServerProcess).Assembly.Location] : [file];
        var process = Process.Start(new ProcessStartInfo(self[0], [.. self[1..], "serve", folder, ledger])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        })!; // Not null: no process is reused.

        var address = await process.StandardOutput.ReadLineAsync();
        return address is null ? throw new InvalidOperationException("The server did not start.") : new(process, new Uri(address));
    }

    /// <summary>Ends the process as 'kill -9' does: it learns nothing of it.</summary>
    public void Kill()
    {
        _process.Kill();
        _process.WaitForExit();
    }

    public void Dispose()
    {
        Kill();
        _process.Dispose();
    }
}
