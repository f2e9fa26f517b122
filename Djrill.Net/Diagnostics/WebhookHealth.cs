namespace Djrill.Net.Diagnostics;

/// <summary>Keeps what the health check looks at. It is there only where the application has added that.</summary>
internal sealed class WebhookHealth(TimeProvider time)
{
    private readonly DateTimeOffset _start = time.GetUtcNow();
    private readonly MinuteCounts _abandoned = new();
    private readonly MinuteCounts _refusedSignatures = new();
    private long _lastEvent;

    /// <summary>When the last batch with an event in it arrived, or null.</summary>
    public DateTimeOffset? LastEvent => Volatile.Read(ref _lastEvent) is > 0 and var ticks ? new DateTimeOffset(ticks, TimeSpan.Zero) : null;

    /// <summary>How long no event has come, counted from the start where none has come at all.</summary>
    public TimeSpan Silence => time.GetUtcNow() - (LastEvent ?? _start);

    public void EventsReceived() => Volatile.Write(ref _lastEvent, time.GetUtcNow().UtcTicks);

    public void Abandoned() => _abandoned.Add(time.GetUtcNow());

    public void SignatureRefused() => _refusedSignatures.Add(time.GetUtcNow());

    public int AbandonedWithin(int minutes) => _abandoned.Last(minutes, time.GetUtcNow());

    public int RefusedSignaturesWithin(int minutes) => _refusedSignatures.Last(minutes, time.GetUtcNow());
}
