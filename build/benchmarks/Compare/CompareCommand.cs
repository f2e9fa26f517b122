using System.Globalization;
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
                case "--rows":
                    var names = value.Split(',');
                    rows = rows.Where(row => names.Contains(row.Workload) || names.Contains($"{row.Workload}-{row.Subscriber}"));
                    break;
                default:
                    return Usage.Refuse($"'{option} {value}' makes no sense.");
            }

            args = rest;
        }

        return args.Length > 0 ? Usage.Refuse($"'{args[0]}' lacks its value.") : Run(rounds, [.. rows]);
    }

    private static int Run(int rounds, IReadOnlyList<Row> rows)
    {
        WorkloadTable.Print(rows.Select(static row => row.Workload).Distinct().Select(WorkloadCatalog.Create));
        var comparison = new Comparison(rounds);
        var results = new List<RowResult>();
        foreach (var row in rows)
        {
            Console.Error.WriteLine($"{row.Workload} {row.Subscriber} ...");
            results.Add(comparison.Measure(row));
        }

        ResultTable.Print(results);
        SpreadTable.Print(results);
        return 0;
    }
}
