using System.Diagnostics;

namespace Djrill.Net.Benchmarks.Servers;

/// <summary>
/// Gives the server one core and the load another. A process is started anew with 'taskset': what .NET offers binds
/// only the one thread it is called on.
/// </summary>
internal static class Cores
{
    private const string PinnedVariable = "DJRILL_BENCHMARKS_PINNED";

    private static readonly string[] ServerCommand = ["taskset", "-c", "0"];

    private static readonly string[] LoadCommand = ["taskset", "-c", "1"];

    private static bool IsPinned => Environment.GetEnvironmentVariable(PinnedVariable) is not null;

    /// <summary>How a server is to be started.</summary>
    public static IEnumerable<string> ForServer => IsPinned ? ServerCommand : [];

    /// <summary>Runs the whole command again on the load's core.</summary>
    /// <returns>Its exit code, or null where this process is the one to do the work.</returns>
    public static int? RunAgain(string[] args)
    {
        if (IsPinned)
        {
            return null;
        }

        if (!CanPin())
        {
            Console.WriteLine("Unpinned: 'taskset' is missing, or there is only one core. Client and server disturb each other.");
            return null;
        }

        string[] command = [.. LoadCommand, .. Self.Command, .. args];
        var start = new ProcessStartInfo(command[0], command[1..]);
        start.Environment[PinnedVariable] = "1";
        using var process = Process.Start(start)!;
        process.WaitForExit();
        return process.ExitCode;
    }

    private static bool CanPin()
    {
        var folders = Environment.GetEnvironmentVariable("PATH")?.Split(Path.PathSeparator) ?? [];
        return Environment.ProcessorCount > 1 && folders.Any(static folder => File.Exists(Path.Combine(folder, LoadCommand[0])));
    }
}
