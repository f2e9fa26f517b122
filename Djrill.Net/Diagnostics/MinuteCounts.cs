namespace Djrill.Net.Diagnostics;

/// <summary>Counts occurrences for each minute of the last 24 hours. The memory use is constant.</summary>
internal sealed class MinuteCounts
{
    public const int MaxMinutes = 24 * 60;

    private readonly Lock _lock = new();
    private readonly (long Minute, int Count)[] _slots = new (long, int)[MaxMinutes];

    public void Add(DateTimeOffset now)
    {
        var minute = MinuteOf(now);
        lock (_lock)
        {
            ref var slot = ref _slots[minute % MaxMinutes];
            slot = (minute, slot.Minute == minute ? slot.Count + 1 : 1);
        }
    }

    /// <summary>Sums the counts of the last minutes, including the current minute.</summary>
    public int Last(int minutes, DateTimeOffset now)
    {
        var newest = MinuteOf(now);
        var sum = 0;
        lock (_lock)
        {
            foreach (var slot in _slots)
            {
                sum += slot.Minute > newest - minutes && slot.Minute <= newest ? slot.Count : 0;
            }
        }

        return sum;
    }

    private static long MinuteOf(DateTimeOffset now) => now.UtcTicks / TimeSpan.TicksPerMinute;
}
