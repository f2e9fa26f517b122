using System.Globalization;

namespace Djrill.Net.Benchmarks.Receivers;

/// <summary>Looks at this process's memory each 10 ms, on a thread of its own.</summary>
internal sealed class MemoryWatch
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(10);

    private readonly Lock _lock = new();

    private readonly long _idle = Resident();

    private WatchReport _report;

    public MemoryWatch()
    {
        _report = new(0, _idle, 0, 0, null, 0, null, GC.GetGCMemoryInfo(GCKind.Any).TotalAvailableMemoryBytes);
        new Thread(Watch) { IsBackground = true, Priority = ThreadPriority.Highest, Name = "Memory watch" }.Start();
    }

    /// <summary>Gets what was seen since the last time, and begins anew.</summary>
    public WatchReport Take()
    {
        Look();
        lock (_lock)
        {
            var report = _report;
            _report = report with { Samples = 0, PeakResident = 0, PeakHeap = 0, PeakReserved = null, PeakUnreserved = 0 };
            return report;
        }
    }

    private static long Resident()
    {
        var fields = File.ReadAllText("/proc/self/statm").Split(' ');
        return long.Parse(fields[1], CultureInfo.InvariantCulture) * Environment.SystemPageSize;
    }

    private void Watch()
    {
        while (true)
        {
            Look();
            Thread.Sleep(Interval);
        }
    }

    private void Look()
    {
        var resident = Resident();
        var heap = GC.GetTotalMemory(forceFullCollection: false);
        lock (_lock)
        {
            var reserved = ReservedMeter.Read();
            _report = _report with
            {
                Samples = _report.Samples + 1,
                PeakResident = Math.Max(_report.PeakResident, resident),
                PeakHeap = Math.Max(_report.PeakHeap, heap),
                PeakReserved = reserved is null ? _report.PeakReserved : Math.Max(_report.PeakReserved ?? 0, reserved.Value),
                PeakUnreserved = Math.Max(_report.PeakUnreserved, resident - _idle - (reserved ?? 0)),
                Reserved = reserved,
            };
        }
    }
}
