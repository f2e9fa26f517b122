using System.Globalization;
using System.Net.Sockets;
using Djrill.Net.Benchmarks.Workloads;

namespace Djrill.Net.Benchmarks.Compare;

/// <summary>The command 'compare'.</summary>
internal static class CompareCommand
{
    public static int Run(string[] args)
    {
        var rounds = 5;
        IEnumerable<Row> rows = Row.All;
        while (args is [var option, var value, .. var rest])
        {
            switch (option)
            {
                case "--rounds" when int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out rounds) && rounds > 0:
                    break;
                case "--rows" when value.Split(',') is var names && names.All(IsKnown):
                    rows = rows.Where(row => names.Contains(row.Workload) || names.Contains(row.Name));
                    break;
                default:
                    return Usage.Refuse($"'{option} {value}' makes no sense. Rows: {string.Join(", ", Row.All.Select(static row => row.Name))}.");
            }

            args = rest;
        }

        return args.Length > 0 ? Usage.Refuse($"'{args[0]}' lacks its value.") : Run(rounds, [.. rows]);
    }

    private static bool IsKnown(string name) => Row.All.Any(row => name == row.Workload || name == row.Name);

    private static int Run(int rounds, IReadOnlyList<Row> rows)
    {
        WorkloadTable.Print(rows.Select(static row => row.Workload).Distinct().Select(WorkloadCatalog.Create));
        var comparison = new Comparison(rounds);
        var results = new List<RowResult>();
        foreach (var row in rows)
        {
            Console.Error.WriteLine($"{row.Name} ...");
            try
            {
                results.Add(comparison.Measure(row));
            }
            catch (Exception exception) when (exception is InvalidOperationException or SocketException or IOException)
            {
                // The rows before and after it are not lost with it.
                Console.WriteLine($"**{row.Name} failed:** {exception.Message}");
            }
        }

        ResultTable.Print(results);
        SpreadTable.Print(results);
        return results.Count == rows.Count ? 0 : 1;
    }
}
