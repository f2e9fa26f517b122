using System.Collections.Concurrent;
using System.Diagnostics;

namespace Djrill.Net.Tests.Contract;

/// <summary>Listens to the package's spans, and lets the requests have theirs.</summary>
internal sealed class SpanRecorder : IDisposable
{
    private readonly ActivityListener _listener;
    private readonly ConcurrentQueue<Activity> _ended = new();

    public SpanRecorder()
    {
        _listener = new ActivityListener
        {
            ShouldListenTo = static source => source.Name is MandrillTelemetry.ActivitySourceName or "Microsoft.AspNetCore",
            Sample = static (ref _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = activity =>
            {
                if (activity.Source.Name == MandrillTelemetry.ActivitySourceName)
                {
                    _ended.Enqueue(activity);
                }
            },
        };
        ActivitySource.AddActivityListener(_listener);
    }

    public IReadOnlyList<Activity> All => [.. _ended];

    public Activity Batch => _ended.Single(static span => span.OperationName == MandrillTelemetry.BatchSpan);

    public IReadOnlyList<Activity> Handlers => [.. _ended.Where(static span => span.OperationName == MandrillTelemetry.HandlerSpan)];

    public static string Text(Activity span) =>
        $"{span.DisplayName} {span.StatusDescription} {string.Join(' ', span.TagObjects)} {string.Join(' ', span.Baggage)} {string.Join(' ', span.Events.SelectMany(static e => e.Tags))}";

    public void Dispose() => _listener.Dispose();
}
