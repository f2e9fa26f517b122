using System.Diagnostics;
using Djrill.Net.Benchmarks.Load;
using Djrill.Net.Benchmarks.Servers;
using Djrill.Net.Benchmarks.Workloads;

namespace Djrill.Net.Benchmarks.Slow;

/// <summary>Sound posts beside the slow ones, a few in a second, each over a connection of its own.</summary>
internal sealed class SoundPosts(ServerProcess server, Workload workload)
{
    private readonly byte[] _request = HttpPost.Create(server.Address, workload);

    public int Sent { get; private set; }

    public int Answered { get; private set; }

    public TimeSpan Slowest { get; private set; }

    public void Send()
    {
        Sent++;
        var clock = Stopwatch.StartNew();
        try
        {
            Answered += DuplexPost.Send(server.Address, _request).Status == StatusCodes.Status200OK ? 1 : 0;
        }
        catch (IOException)
        {
            // Sent, but not answered.
        }

        Slowest = clock.Elapsed > Slowest ? clock.Elapsed : Slowest;
    }

    /// <summary>Sends one post until it is answered 200, each second anew.</summary>
    /// <returns>How long that took; null where it never was.</returns>
    public TimeSpan? SendUntilAnswered(TimeSpan bound)
    {
        var clock = Stopwatch.StartNew();
        var before = Answered;
        while (clock.Elapsed < bound)
        {
            Send();
            if (Answered > before)
            {
                return clock.Elapsed;
            }

            Thread.Sleep(1000);
        }

        return null;
    }
}
