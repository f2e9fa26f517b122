using Djrill.Net.Benchmarks.Load;
using Djrill.Net.Benchmarks.Servers;
using Djrill.Net.Benchmarks.Workloads;

namespace Djrill.Net.Benchmarks.Stalled;

/// <summary>
/// The command 'stalled': what a client takes up in the server that promises much and sends next to nothing. Kestrel
/// gives such a one five seconds, and everything is measured within them.
/// </summary>
internal static class StalledCommand
{
    private const int Connections = 200;

    private const int MaxBytesPerConnection = 64 * 1024;

    private static readonly TimeSpan Settling = TimeSpan.FromSeconds(1.5);

    public static int Run()
    {
        using var server = ServerProcess.Start("djrill", "type");
        Warm(server);
        var before = Footprint.Of(server);

        var connections = Enumerable.Range(0, Connections).Select(_ => new StalledConnection(server.Address)).ToList();
        Thread.Sleep(Settling);
        var held = Footprint.Of(server);
        var open = connections.Count(static connection => connection.IsOpen);

        connections.ForEach(static connection => connection.Dispose());
        Thread.Sleep(Settling);
        var after = Footprint.Of(server);

        Print(("Before", before), ($"While {open} of {Connections} are held", held), ("After", after));
        Console.WriteLine();
        var perConnection = Figures.AtMost((held.Resident - before.Resident) / Connections, MaxBytesPerConnection, Figures.Bytes);
        var heapPerConnection = Figures.Bytes((held.Heap - before.Heap) / Connections);
        Console.WriteLine($"Per connection: {perConnection} of working set, {heapPerConnection} of heap.");
        return 0;
    }

    private static void Warm(ServerProcess server)
    {
        using var client = new LoadClient(server.Address, WorkloadCatalog.Create("W1"), connections: 8);
        client.Run(2_000);
    }

    private static void Print(params (string Moment, Footprint Footprint)[] rows)
    {
        MarkdownTable.Begin("", "Working set", "Managed heap");
        foreach (var (moment, footprint) in rows)
        {
            MarkdownTable.Line(moment, Figures.Bytes(footprint.Resident), Figures.Bytes(footprint.Heap));
        }
    }
}
