using System.Diagnostics;
using System.Reflection;

namespace Djrill.Net.Benchmarks.Servers;

/// <summary>This program, as it can be started once more.</summary>
internal static class Self
{
    /// <summary>The file to start and, where that is the runtime's, the assembly to give it.</summary>
    public static IReadOnlyList<string> Command
    {
        get
        {
            var file = Environment.ProcessPath ?? throw new InvalidOperationException("The path of this process is unknown.");
            return Path.GetFileNameWithoutExtension(file) == "dotnet" ? [file, typeof(Self).Assembly.Location] : [file];
        }
    }

    /// <summary>Whether the compiler left its optimisations out.</summary>
    public static bool IsDebugBuild =>
        typeof(Self).Assembly.GetCustomAttribute<DebuggableAttribute>() is { IsJITOptimizerDisabled: true };
}
