using System.Collections.Concurrent;

namespace Djrill.Net.Tests.Contract.Fifty;

/// <summary>Collects the exceptions of tasks that nobody looked at.</summary>
internal sealed class UnobservedExceptions : IDisposable
{
    private readonly ConcurrentQueue<Exception> _exceptions = new();

    public UnobservedExceptions()
    {
        // What tests before have left behind is not meant.
        FinalizeAll();
        TaskScheduler.UnobservedTaskException += Add;
    }

    /// <summary>Gives them; a task tells of its exception when it is finalised.</summary>
    public IReadOnlyList<Exception> Find()
    {
        FinalizeAll();
        return [.. _exceptions];
    }

    public void Dispose() => TaskScheduler.UnobservedTaskException -= Add;

    private static void FinalizeAll()
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
        GC.Collect();
    }

    private void Add(object? sender, UnobservedTaskExceptionEventArgs e) => _exceptions.Enqueue(e.Exception);
}
