using System.Diagnostics;
using Djrill.Net.Benchmarks.Load;
using Djrill.Net.Benchmarks.Servers;
using Djrill.Net.Benchmarks.Workloads;

namespace Djrill.Net.Benchmarks.Hostile;

/// <summary>The command 'hostile'. The subscriber reads the data of every event, as that is where much JSON costs most.</summary>
internal static class HostileCommand
{
    private const double MaxMilliseconds = 2_000;

    public static int Run()
    {
        using var server = ServerProcess.Start("djrill", "data");
        server.Stats();
        var idle = ProcessMemory.Resident(server.Id);
        Warm(server);

        MarkdownTable.Begin("Body", "Answer", "Wall ms", "Peak over idle");
        foreach (var post in HostilePosts.All)
        {
            Measure(server, post, idle);
        }

        return 0;
    }

    private static void Measure(ServerProcess server, HostilePost post, long idle)
    {
        var body = post.CreateBody();
        var request = HttpPost.Create(server.Address, body, HostileSigning.Sign(body));
        server.Collect();
        ProcessMemory.ResetPeak(server.Id);

        var clock = Stopwatch.StartNew();
        var answer = HostileClient.Post(server.Address, request);
        var elapsed = clock.Elapsed.TotalMilliseconds;

        var peak = ProcessMemory.Peak(server.Id) - idle;
        MarkdownTable.Line(
            post.Name, answer, Figures.AtMost(elapsed, MaxMilliseconds, static value => Figures.Count((long)value)), Figures.Bytes(peak));
    }

    private static void Warm(ServerProcess server)
    {
        using var client = new LoadClient(server.Address, WorkloadCatalog.Create("W2"), connections: 2);
        client.Run(100);
    }
}
