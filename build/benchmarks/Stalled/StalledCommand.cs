using Djrill.Net.Benchmarks.Load;
using Djrill.Net.Benchmarks.Servers;
using Djrill.Net.Benchmarks.Workloads;

namespace Djrill.Net.Benchmarks.Stalled;

/// <summary>
/// The command 'stalled': what a client takes up in the server that promises much and sends next to nothing, and what one
/// takes up that waits for its turn and sends what it can. Kestrel gives such a one five seconds, and everything is
/// measured within them.
/// </summary>
internal static class StalledCommand
{
    private const int Admitted = 200;

    // One is let in, 64 wait.
    private const int Waiting = 65;

    private const long LargeBudget = 24_000L * WorkloadCatalog.Megabyte;

    private const long SmallBudget = 130L * WorkloadCatalog.Megabyte;

    private const int MaxBytesPerAdmitted = 64 * 1024;

    // The read buffer of 64 KiB, and what belongs to a connection.
    private const int MaxBytesPerWaiting = 128 * 1024;

    private static readonly TimeSpan Settling = TimeSpan.FromSeconds(1.5);

    public static int Run()
    {
        Console.WriteLine("Let in, with ten bytes sent:");
        Measure(new(BudgetBytes: LargeBudget), Admitted, isFilled: false, MaxBytesPerAdmitted);
        Console.WriteLine("Waiting, with all sent that goes; a read buffer of 64 KiB:");
        Measure(new(BudgetBytes: SmallBudget, HasReadBufferLine: true), Waiting, isFilled: true, MaxBytesPerWaiting);
        Console.WriteLine("Waiting, with all sent that goes; the server's read buffer:");
        Measure(new(BudgetBytes: SmallBudget), Waiting, isFilled: true, maxBytes: null);
        return 0;
    }

    private static void Measure(ServerSettings settings, int count, bool isFilled, int? maxBytes)
    {
        using var server = ServerProcess.Start("djrill", "type", settings);
        Warm(server);
        var before = Footprint.Of(server);

        var connections = Enumerable.Range(0, count).Select(_ => new StalledConnection(server.Address)).ToList();
        if (isFilled)
        {
            var filling = new byte[64 * 1024];
            connections.ForEach(connection => connection.Fill(filling));
        }

        Thread.Sleep(Settling);
        var held = Footprint.Of(server);
        var open = connections.Count(static connection => connection.IsOpen);

        connections.ForEach(static connection => connection.Dispose());
        Thread.Sleep(Settling);
        Print(("Before", before), ($"While {open} of {count} are held", held), ("After", Footprint.Of(server)));
        Console.WriteLine();
        var perConnection = Figures.AtMost((held.Resident - before.Resident) / count, maxBytes, Figures.Bytes);
        Console.WriteLine($"Per connection: {perConnection} of working set, {Figures.Bytes((held.Heap - before.Heap) / count)} of heap.");
        Console.WriteLine();
    }

    private static void Warm(ServerProcess server)
    {
        using var client = new LoadClient(server.Address, WorkloadCatalog.Create("W1"), connections: 8);
        client.Run(2_000);
    }

    private static void Print(params (string Moment, Footprint Footprint)[] rows)
    {
        Console.WriteLine();
        MarkdownTable.Begin("", "Working set", "Managed heap");
        foreach (var (moment, footprint) in rows)
        {
            MarkdownTable.Line(moment, Figures.Bytes(footprint.Resident), Figures.Bytes(footprint.Heap));
        }
    }
}
