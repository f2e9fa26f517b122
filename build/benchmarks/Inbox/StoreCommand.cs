using Djrill.Net.Benchmarks.Compare;
using Djrill.Net.Benchmarks.Servers;

namespace Djrill.Net.Benchmarks.Inbox;

/// <summary>The command 'inbox store': storing through the front door beside bare inserts of the same rows, and at few and many rows.</summary>
internal static class StoreCommand
{
    private const double BareBar = 0.5;
    private const double FlatBar = 0.8;
    private const int Rounds = 5;
    private const int Batches = 40;

    public static async Task<bool> RunAsync(InboxEngines engines, CommandLine options)
    {
        var rows = options.Find("--rows") ?? 1_000_000;
        var posts = new InboxPosts();
        Console.WriteLine($"Events of {Figures.Bytes(posts.EventBytes)} of JSON, {InboxPosts.BatchSize} a batch, {InboxLoad.Senders} senders.\n");
        var isMet = true;
        MarkdownTable.Begin("Engine", "Front door", "µs of CPU", "Bare inserts", "front door/bare", "10 thousand rows", Figures.Count(rows), "many/few");
        foreach (var engine in engines.Names)
        {
            var (door, cpu, bare) = await CompareAsync(engines, engine, posts);
            var (few, many) = await new Flatness(engine, engines.Create(engine)).RunAsync(rows);
            isMet &= door / bare >= BareBar && many / few >= FlatBar;
            MarkdownTable.Line(
                engine, Figures.PerSecond(door), Figures.Microseconds(cpu), Figures.PerSecond(bare), Figures.AtLeast(door / bare, BareBar),
                Figures.PerSecond(few), Figures.PerSecond(many), Figures.AtLeast(many / few, FlatBar));
        }

        await WriteBesideHandlerAsync(engines, posts);
        return isMet;
    }

    private static async Task<(double Door, double Cpu, double Bare)> CompareAsync(InboxEngines engines, string engine, InboxPosts posts)
    {
        using var server = InboxLoad.Start(new(engine, engines.Create(engine), IsWorkerEnabled: false));
        await using BareInsert bare = engine == InboxEngines.Sqlite
            ? new BareSqlite(engines.Create(engine))
            : new BarePostgreSql(engines.Create(engine));
        await MeasureAsync(server, posts);
        await bare.RunAsync(posts, Batches);
        var (doors, cpus, bares) = (new List<double>(), new List<double>(), new List<double>());
        for (var round = 0; round < Rounds; round++)
        {
            var (rate, cpu) = await MeasureAsync(server, posts);
            doors.Add(rate);
            cpus.Add(cpu);
            bares.Add(Batches * BareInsert.Rows / (await bare.RunAsync(posts, Batches)).TotalSeconds);
        }

        return (Measured.Median(doors), Measured.Median(cpus), Measured.Median(bares));
    }

    private static async Task<(double Rate, double Cpu)> MeasureAsync(ServerProcess server, InboxPosts posts)
    {
        var batches = posts.Next(Batches);
        var cpu = server.CpuTime;
        var time = (await InboxLoad.SendAsync(server, batches)).Time;
        var events = Batches * InboxPosts.BatchSize;
        return (events / time.TotalSeconds, (server.CpuTime - cpu).TotalMicroseconds / events);
    }

    private static async Task WriteBesideHandlerAsync(InboxEngines engines, InboxPosts posts)
    {
        using var server = InboxLoad.Start(new(InboxEngines.Sqlite, engines.Create(InboxEngines.Sqlite), HandlerKind.Write));
        await MeasureAsync(server, posts);
        var before = server.Stats().Events;
        var (rate, _) = await MeasureAsync(server, posts);
        var handled = server.Stats().Events - before;
        Console.WriteLine(
            $"\nSQLite with a handler that writes the same file in the call's transaction: {Figures.PerSecond(rate)} stored, "
            + $"{Figures.PerSecond(handled * rate / (Batches * InboxPosts.BatchSize))} handled meanwhile.");
    }
}
