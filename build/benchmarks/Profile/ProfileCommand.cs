using Djrill.Net.Benchmarks.Compare;
using Djrill.Net.Benchmarks.Load;
using Djrill.Net.Benchmarks.Servers;
using Djrill.Net.Benchmarks.Workloads;

namespace Djrill.Net.Benchmarks.Profile;

/// <summary>The command 'profile': where the package's CPU time goes, by 'perf' and its samples of the stack.</summary>
internal static class ProfileCommand
{
    // The runtime writes down its methods, and so compiles more slowly.
    private static readonly TimeSpan MoreWarmUp = TimeSpan.FromSeconds(8);

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
        WarmUp.Run(client);
        client.Run(MoreWarmUp);

        var before = server.Stats().Events;
        var cpu = server.CpuTime;
        using var recording = PerfRecording.Start(server.Id);
        client.Run(PerfRecording.Duration);
        cpu = server.CpuTime - cpu;
        var events = server.Stats().Events - before;
        return new StepTimes(recording.ReadSamples(), cpu.TotalMicroseconds / events);
    }
}
