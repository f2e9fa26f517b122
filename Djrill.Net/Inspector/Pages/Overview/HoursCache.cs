namespace Djrill.Net.Inspector;

/// <summary>Keeps the counts of the last 24 hours for 10 seconds. They take long to count, and live pages ask often.</summary>
internal sealed class HoursCache(MandrillInbox inbox)
{
    private static readonly TimeSpan Shown = TimeSpan.FromHours(24);
    private static readonly TimeSpan Kept = TimeSpan.FromSeconds(10);

    private volatile Entry? _last;

    public async Task<IReadOnlyList<MandrillInboxHour>> GetAsync(DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (_last is { } last && now - last.Time < Kept && now >= last.Time)
        {
            return last.Hours;
        }

        var hours = await inbox.GetHoursAsync(now - Shown, cancellationToken);
        _last = new(now, hours);
        return hours;
    }

    private sealed record Entry(DateTimeOffset Time, IReadOnlyList<MandrillInboxHour> Hours);
}
