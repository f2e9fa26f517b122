using System.Globalization;
using Djrill.Net.Benchmarks.Workloads;

namespace Djrill.Net.Benchmarks.Compare;

/// <summary>How large the posts are.</summary>
internal static class WorkloadTable
{
    private static readonly string[] Columns = ["Workload", "Events", "JSON in bytes", "Body in bytes", "Connections"];

    public static void Print(IEnumerable<Workload> workloads)
    {
        Console.WriteLine(ResultTable.Line(Columns));
        Console.WriteLine(ResultTable.Line([.. Columns.Select(static _ => "---")]));
        foreach (var workload in workloads)
        {
            int[] figures = [workload.Events, workload.Json.Length, workload.Body.Length, workload.Connections];
            Console.WriteLine(ResultTable.Line(
                [workload.Name, .. figures.Select(static figure => figure.ToString("#,0", CultureInfo.InvariantCulture))]));
        }

        Console.WriteLine();
    }
}
