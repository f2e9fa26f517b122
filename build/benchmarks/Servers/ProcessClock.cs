using System.ComponentModel;
using System.Runtime.InteropServices;

namespace Djrill.Net.Benchmarks.Servers;

/// <summary>
/// The CPU time of another process, from the scheduler's own clock: to the nanosecond, and with the threads that have
/// ended. <c>/proc/[pid]/stat</c> counts in steps of 10 ms, and <c>schedstat</c> forgets threads when they end.
/// </summary>
internal static partial class ProcessClock
{
    public static TimeSpan Read(int processId)
    {
        var error = GetClock(processId, out var clock);
        if (error != 0)
        {
            throw new Win32Exception(error);
        }

        return GetTime(clock, out var time) == 0
            ? TimeSpan.FromSeconds(time.Seconds) + TimeSpan.FromMicroseconds(time.Nanoseconds / 1000.0)
            : throw new Win32Exception(Marshal.GetLastPInvokeError());
    }

    [LibraryImport("libc", EntryPoint = "clock_getcpuclockid")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int GetClock(int processId, out int clock);

    [LibraryImport("libc", EntryPoint = "clock_gettime", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int GetTime(int clock, out ClockTime time);
}
