using System.Globalization;

namespace Djrill.Net.Benchmarks.Servers;

/// <summary>The working set of another process, in bytes, as the kernel counts it.</summary>
internal static class ProcessMemory
{
    public static long Resident(int processId) => Read(processId, "VmRSS:");

    /// <summary>The largest since the start, or since <see cref="ResetPeak"/>.</summary>
    public static long Peak(int processId) => Read(processId, "VmHWM:");

    public static void ResetPeak(int processId) => File.WriteAllText($"/proc/{processId}/clear_refs", "5");

    private static long Read(int processId, string name)
    {
        var line = File.ReadLines($"/proc/{processId}/status").First(line => line.StartsWith(name, StringComparison.Ordinal));
        var kibibytes = line.AsSpan(name.Length).Trim();
        return long.Parse(kibibytes[..kibibytes.IndexOf(' ')], CultureInfo.InvariantCulture) * 1024;
    }
}
