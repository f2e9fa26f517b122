namespace Djrill.Net.Inbox;

/// <summary>
/// Decides how many events to hold loaded: as many as end within a tenth of a second. With slow handlers that is little more than the
/// calls that run, so that an ended process leaves few events in doubt.
/// </summary>
internal sealed class WorkWindow(int concurrency, Workload load, TimeProvider time)
{
    public const int Max = 2000;

    /// <summary>The greatest number of events that are loaded together for batch handlers.</summary>
    public const int MaxBatch = 1000;

    private const double Seconds = 0.1;

    private long _measured = time.GetTimestamp();
    private long _ended = load.Ended;
    private int _window = 2 * concurrency;

    /// <summary>Gets the number of events to load now, or 0.</summary>
    /// <param name="hasSuspects">Whether a worker has ended during a call for a waiting event.</param>
    /// <param name="isForBatches">
    /// Whether there are batch handlers. Events then wait until a slot is free, so that they reach the handler together.
    /// </param>
    public int GetRoom(bool hasSuspects, bool isForBatches)
    {
        var window = Update(hasSuspects);
        if (isForBatches && !hasSuspects)
        {
            load.Window = int.MaxValue; // The end of each call is a reason to look.
            return load.Works < concurrency ? MaxBatch : 0;
        }

        return load.Count > window / 2 ? 0 : window - load.Count;
    }

    /// <summary>Measures, and sets the window of the workload.</summary>
    private int Update(bool hasSuspects)
    {
        var elapsed = time.GetElapsedTime(_measured).TotalSeconds;
        if (elapsed >= Seconds / 4)
        {
            var rate = (load.Ended - _ended) / elapsed;
            _window = (int)Math.Clamp(rate * Seconds, 2 * concurrency, Math.Max(Max, 2 * concurrency));
            (_measured, _ended) = (time.GetTimestamp(), load.Ended);
        }

        return load.Window = hasSuspects ? concurrency : _window;
    }
}
