using System.ComponentModel;
using System.Runtime.InteropServices;

namespace Djrill.Net.Benchmarks.Servers;

/// <summary>
/// Gives the server one core and the load another. A process is started with 'taskset': what .NET offers binds only the
/// one thread it is called on.
/// </summary>
internal static partial class Cores
{
    private const string PinnedVariable = "DJRILL_BENCHMARKS_PINNED";

    private static readonly string[] ServerCommand = ["taskset", "-c", "0"];

    private static readonly string[] LoadCommand = ["taskset", "-c", "1"];

    private static bool IsPinned => Environment.GetEnvironmentVariable(PinnedVariable) is not null;

    /// <summary>How a server is to be started.</summary>
    public static IEnumerable<string> ForServer => IsPinned ? ServerCommand : [];

    /// <summary>
    /// Begins the whole command again on the load's core, in place of this process, so that who ends the one ends the
    /// other. Comes back only in the process that is to do the work.
    /// </summary>
    public static void TakeLoadCore(string[] args)
    {
        if (IsPinned)
        {
            return;
        }

        if (!CanPin())
        {
            Console.WriteLine("Unpinned: 'taskset' is missing, or there is only one core. Client and server disturb each other.");
            return;
        }

        // The variable goes by 'env': what .NET sets in its environment is not that of the process.
        string?[] command = ["env", $"{PinnedVariable}=1", .. LoadCommand, .. Self.Command, .. args, null];
        _ = Execute(command[0]!, command);
        throw new Win32Exception(Marshal.GetLastPInvokeError());
    }

    [LibraryImport("libc", EntryPoint = "execvp", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int Execute(string file, string?[] arguments);

    private static bool CanPin()
    {
        var folders = Environment.GetEnvironmentVariable("PATH")?.Split(Path.PathSeparator) ?? [];
        return Environment.ProcessorCount > 1 && folders.Any(static folder => File.Exists(Path.Combine(folder, LoadCommand[0])));
    }
}
