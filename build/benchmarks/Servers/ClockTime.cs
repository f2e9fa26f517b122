using System.Runtime.InteropServices;

namespace Djrill.Net.Benchmarks.Servers;

/// <summary>The C library's 'timespec' of 64-bit Linux.</summary>
[StructLayout(LayoutKind.Sequential)]
internal readonly struct ClockTime
{
    public readonly long Seconds;

    public readonly long Nanoseconds;
}
