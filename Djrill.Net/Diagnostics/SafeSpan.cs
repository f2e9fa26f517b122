using System.Diagnostics;

namespace Djrill.Net.Diagnostics;

/// <summary>A span that ignores exceptions from listeners, so that a faulty listener cannot affect events and answers.</summary>
internal sealed class SafeSpan : IDisposable
{
    private readonly Activity _activity;
    private readonly Activity? _previous;

    private SafeSpan(Activity activity, Activity? previous) => (_activity, _previous) = (activity, previous);

    /// <summary>Starts a span. Returns null if there is no listener or if a listener throws.</summary>
    /// <param name="source">The source, or null.</param>
    /// <param name="name">The name of the span.</param>
    /// <param name="traceParent">The <c>traceparent</c> of the parent. Null means the current span.</param>
    public static SafeSpan? Start(ActivitySource? source, string name, string? traceParent = null)
    {
        var previous = Activity.Current;
        try
        {
            return source?.StartActivity(name, ActivityKind.Internal, traceParent) is { } activity ? new(activity, previous) : null;
        }
        catch (Exception)
        {
            // The new span was already the current span when the listener threw.
            Activity.Current = previous;
            return null;
        }
    }

    public SafeSpan SetTag(string name, object? value)
    {
        _activity.SetTag(name, value);
        return this;
    }

    public void SetError() => _activity.SetStatus(ActivityStatusCode.Error);

    public void Dispose()
    {
        try
        {
            _activity.Dispose();
        }
        catch (Exception)
        {
            Activity.Current = _previous;
        }
    }
}
