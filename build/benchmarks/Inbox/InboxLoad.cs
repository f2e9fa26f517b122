using System.Collections.Concurrent;
using System.Diagnostics;
using Djrill.Net.Benchmarks.Load;
using Djrill.Net.Benchmarks.Servers;
using Djrill.Net.Benchmarks.Workloads;

namespace Djrill.Net.Benchmarks.Inbox;

/// <summary>Sends batches with a number of senders, each of which waits for its answer.</summary>
internal static class InboxLoad
{
    public const int Senders = 2;

    /// <summary>Starts a server process with an inbox.</summary>
    public static ServerProcess Start(InboxServerSettings settings, ServerSettings? process = null) =>
        ServerProcess.Start(["serve-inbox", $"{settings}"], process);

    /// <returns>The time of the whole, and the time of each answer.</returns>
    public static async Task<(TimeSpan Time, IReadOnlyList<double> Answers)> SendAsync(
        ServerProcess server, IReadOnlyCollection<Workload> posts, int senders = Senders)
    {
        var left = new ConcurrentQueue<byte[]>(posts.Select(post => HttpPost.Create(server.Address, post)));
        var answers = new ConcurrentBag<double>();
        var clock = Stopwatch.StartNew();
        await Task.WhenAll(Enumerable.Range(0, senders).Select(_ => Task.Factory.StartNew(
            () => Send(server, left, answers), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default)));
        return (clock.Elapsed, [.. answers]);
    }

    /// <summary>Waits until the handlers were given so many events.</summary>
    public static async Task WaitAsync(long events, params ServerProcess[] servers)
    {
        var (last, since) = (-1L, Stopwatch.StartNew());
        while (true)
        {
            var handled = servers.Sum(static server => server.Stats().Events);
            if (handled >= events)
            {
                return;
            }

            if (handled != last)
            {
                (last, since) = (handled, Stopwatch.StartNew());
            }
            else if (since.Elapsed > TimeSpan.FromSeconds(120))
            {
                throw new InvalidOperationException($"The handlers were given {handled} of {events} events, and no more come.");
            }

            await Task.Delay(20);
        }
    }

    private static void Send(ServerProcess server, ConcurrentQueue<byte[]> posts, ConcurrentBag<double> answers)
    {
        using var connection = new LoadConnection(server.Address);
        while (posts.TryDequeue(out var post))
        {
            var start = Stopwatch.GetTimestamp();
            var answer = connection.Post(post);
            answers.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
            if (answer.Status != StatusCodes.Status200OK)
            {
                throw new InvalidOperationException($"The server answered {answer.Status}: {answer.Text} {server.LastError}");
            }
        }
    }
}
