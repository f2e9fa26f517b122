using System.Diagnostics;
using Djrill.Net.Benchmarks.Workloads;

namespace Djrill.Net.Benchmarks.Load;

/// <summary>
/// A closed loop: some connections, each with one post under way. Any answer but 200 ends the measurement: a server that
/// refuses is no faster.
/// </summary>
internal sealed class LoadClient : IDisposable
{
    private readonly byte[] _request;

    private readonly List<LoadConnection> _connections;

    public LoadClient(Uri server, Workload workload, int connections)
    {
        _request = HttpPost.Create(server, workload);
        _connections = [.. Enumerable.Range(0, connections).Select(_ => new LoadConnection(server))];
    }

    /// <summary>Sends a fixed number of posts.</summary>
    public LoadRun Run(int requests)
    {
        var taken = 0;
        return Run(() => () => Interlocked.Increment(ref taken) <= requests);
    }

    /// <summary>Sends one post over each connection, all at the same time.</summary>
    public LoadRun RunOnce() => Run(static () =>
    {
        var isFirst = true;
        return () => isFirst && !(isFirst = false);
    });

    /// <summary>Sends posts for a time; those that are under way at its end are waited for.</summary>
    public LoadRun Run(TimeSpan time)
    {
        var clock = Stopwatch.StartNew();
        return Run(() => () => clock.Elapsed < time);
    }

    public void Dispose() => _connections.ForEach(static connection => connection.Dispose());

    /// <param name="loop">Gives each connection what tells it to go on.</param>
    private LoadRun Run(Func<Func<bool>> loop)
    {
        var clock = Stopwatch.StartNew();
        var tasks = _connections.Select(connection => Task.Factory.StartNew(
            () => Send(connection, loop()), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default));
        var counts = Task.WhenAll(tasks).GetAwaiter().GetResult();
        return new(counts.Sum(), clock.Elapsed);
    }

    private int Send(LoadConnection connection, Func<bool> goOn)
    {
        var count = 0;
        for (; goOn(); count++)
        {
            var answer = connection.Post(_request);
            if (answer.Status != StatusCodes.Status200OK)
            {
                throw new InvalidOperationException($"The server answered {answer.Status}: {answer.Text}");
            }
        }

        return count;
    }
}
