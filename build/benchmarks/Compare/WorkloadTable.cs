using Djrill.Net.Benchmarks.Workloads;

namespace Djrill.Net.Benchmarks.Compare;

/// <summary>How large the posts are.</summary>
internal static class WorkloadTable
{
    private static readonly string[] Columns = ["Workload", "Events", "JSON in bytes", "Body in bytes", "Connections"];

    public static void Print(IEnumerable<Workload> workloads)
    {
        MarkdownTable.Begin(Columns);
        foreach (var workload in workloads)
        {
            MarkdownTable.Line(
                workload.Name,
                Figures.Count(workload.Events),
                Figures.Count(workload.Json.Length),
                Figures.Count(workload.Body.Length),
                Figures.Count(workload.Connections));
        }

        Console.WriteLine();
    }
}
