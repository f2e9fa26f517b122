using System.Diagnostics;
using Djrill.Net.Benchmarks.Load;
using Djrill.Net.Benchmarks.Servers;

namespace Djrill.Net.Benchmarks.Refused;

/// <summary>The command 'refused': a flood of wrong signatures with the right secret, explained and not.</summary>
internal static class RefusedCommand
{
    private const int Rounds = 4;
    private const int Connections = 2;
    private const double MaxRatio = 1.05;

    private static readonly TimeSpan Time = TimeSpan.FromSeconds(12); // Longer than the 10 s between two explanations.

    public static int Run()
    {
        MarkdownTable.Begin("Body", "Size", "CPU ms of 1000, unexplained", "explained", "Ratio");
        var isMet = Measure("a common batch", WrongSignatures.CreateCommon()) & Measure("the most costly", WrongSignatures.CreateCostly());
        return isMet ? 0 : 1;
    }

    private static bool Measure(string name, byte[] body)
    {
        using var unexplained = ServerProcess.Start("djrill-frozen", "nothing");
        using var explained = ServerProcess.Start("djrill", "nothing");
        var costs = (Unexplained: new List<double>(), Explained: new List<double>());
        Cost(unexplained, body); // Warms up.
        Cost(explained, body);
        for (var round = 0; round < Rounds; round++)
        {
            costs.Unexplained.Add(Cost(unexplained, body));
            costs.Explained.Add(Cost(explained, body));
        }

        var ratio = costs.Explained.Sum() / costs.Unexplained.Sum();
        MarkdownTable.Line(
            name,
            Figures.Bytes(body.Length),
            Figures.Milliseconds(costs.Unexplained.Average()),
            Figures.Milliseconds(costs.Explained.Average()),
            Figures.AtMost(ratio, MaxRatio, Figures.Ratio));
        return ratio <= MaxRatio;
    }

    /// <summary>Gets the CPU time of the server, in milliseconds, for 1000 posts.</summary>
    private static double Cost(ServerProcess server, byte[] body)
    {
        var request = HttpPost.Create(server.Address, body, WrongSignatures.Sign(body));
        var (before, count) = (server.CpuTime, 0);
        Parallel.For(0, Connections, _ =>
        {
            using var connection = new LoadConnection(server.Address);
            for (var clock = Stopwatch.StartNew(); clock.Elapsed < Time; Interlocked.Increment(ref count))
            {
                if (connection.Post(request) is { Status: not StatusCodes.Status403Forbidden } answer)
                {
                    throw new InvalidOperationException($"The server answered {answer.Status}: {answer.Text}");
                }
            }
        });
        return (server.CpuTime - before).TotalMilliseconds / count * 1000;
    }
}
