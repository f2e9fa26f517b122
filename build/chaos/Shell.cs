using System.Diagnostics;

namespace Djrill.Net.Chaos;

/// <summary>Runs commands of the machine.</summary>
internal static class Shell
{
    /// <summary>Lets other users of the machine into a folder: PostgreSQL does not run as root.</summary>
    public static void OpenToAll(DirectoryInfo folder)
    {
        if (!OperatingSystem.IsWindows())
        {
            folder.UnixFileMode |= UnixFileMode.GroupRead | UnixFileMode.GroupExecute;
            folder.UnixFileMode |= UnixFileMode.OtherRead | UnixFileMode.OtherExecute;
        }
    }

    /// <summary>Runs a command to its end.</summary>
    /// <exception cref="InvalidOperationException">The command failed.</exception>
    public static async Task RunAsync(string command, params string[] arguments)
    {
        if (await TryAsync(command, arguments) is { } error)
        {
            throw new InvalidOperationException($"'{command} {string.Join(' ', arguments)}' failed: {error}");
        }
    }

    /// <summary>Runs a command to its end.</summary>
    /// <returns>What the command wrote to the standard error, if it failed. Null if it succeeded.</returns>
    public static async Task<string?> TryAsync(string command, params string[] arguments)
    {
        var start = new ProcessStartInfo(command, arguments) { RedirectStandardError = true, RedirectStandardOutput = true };
        using var process = Process.Start(start)!; // Not null: no process is reused.
        var output = process.StandardOutput.ReadToEndAsync();
        var error = await process.StandardError.ReadToEndAsync();
        await output;
        await process.WaitForExitAsync();
        return process.ExitCode == 0 ? null : error;
    }
}
