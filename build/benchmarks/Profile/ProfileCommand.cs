using System.Diagnostics;
using Djrill.Net.Benchmarks.Load;
using Djrill.Net.Benchmarks.Servers;
using Djrill.Net.Benchmarks.Workloads;

namespace Djrill.Net.Benchmarks.Profile;

/// <summary>The command 'profile': where the package's CPU time goes, by 'perf' and its samples of the stack.</summary>
internal static class ProfileCommand
{
    // By then the compiler has nothing left to do, however much of the core others take.
    private static readonly TimeSpan WarmUpCpuTime = TimeSpan.FromSeconds(12);

    private static readonly TimeSpan WarmUpBound = TimeSpan.FromMinutes(1.5);

    private static readonly (string Workload, string Subscriber)[] Rows =
    [
        ("W1", "bounce"), ("W3", "type"), ("W3", "bounce"), ("W3", "everything"), ("W3", "handler"), ("W4", "type"), ("W4", "attachment"),
    ];

    public static int Run()
    {
        var profiles = new List<(string Name, StepTimes Times)>();
        foreach (var (workload, subscriber) in Rows)
        {
            Console.Error.WriteLine($"{workload}-{subscriber} ...");
            profiles.Add(($"{workload}-{subscriber}", Measure(WorkloadCatalog.Create(workload), subscriber)));
        }

        Console.WriteLine("CPU time in µs per event:");
        Console.WriteLine();
        MarkdownTable.Begin(["Step", .. profiles.Select(static profile => profile.Name)]);
        foreach (var step in Steps.Names)
        {
            MarkdownTable.Line([step, .. profiles.Select(profile => Figures.Microseconds(profile.Times.Of(step)))]);
        }

        MarkdownTable.Line(["**Together**", .. profiles.Select(static profile => Figures.Microseconds(profile.Times.Total))]);
        return 0;
    }

    private static StepTimes Measure(Workload workload, string subscriber)
    {
        using var server = ServerProcess.Start("djrill", subscriber, new(HasPerfMap: true));
        using var client = new LoadClient(server.Address, workload, workload.Connections);
        var clock = Stopwatch.StartNew();
        while (server.CpuTime < WarmUpCpuTime && clock.Elapsed < WarmUpBound)
        {
            client.Run(TimeSpan.FromSeconds(1));
        }

        var before = server.Stats().Events;
        var cpu = server.CpuTime;
        using var recording = PerfRecording.Start(server.Id);
        client.Run(PerfRecording.Duration);
        cpu = server.CpuTime - cpu;
        var events = server.Stats().Events - before;
        return new StepTimes(recording.ReadSamples(), cpu.TotalMicroseconds / events);
    }
}
