using System.Diagnostics;

namespace Djrill.Net.Diagnostics;

/// <summary>A span that ignores exceptions of listeners, so that a broken listener costs no event and no answer.</summary>
internal sealed class SafeSpan : IDisposable
{
    private readonly Activity _activity;
    private readonly Activity? _previous;

    private SafeSpan(Activity activity, Activity? previous) => (_activity, _previous) = (activity, previous);

    /// <summary>Starts a span, or returns null without a listener or if one throws.</summary>
    public static SafeSpan? Start(ActivitySource? source, string name)
    {
        var previous = Activity.Current;
        try
        {
            return source?.StartActivity(name) is { } activity ? new(activity, previous) : null;
        }
        catch (Exception)
        {
            // The span became the current one before its listeners were called.
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
