using Djrill.Net.Benchmarks.Workloads;

namespace Djrill.Net.Benchmarks.Compare;

/// <summary>Measures rows one after the other.</summary>
internal sealed class Comparison(int rounds)
{
    private static readonly string[] All = ["djrill", "plain", "floor", "drain"];

    private static readonly string[] WithSubscriber = ["djrill", "plain"];

    // Floor and drain have no subscriber, and so one figure for each workload.
    private readonly Dictionary<string, Measured> _withoutSubscriber = [];

    public RowResult Measure(Row row)
    {
        var workload = WorkloadCatalog.Create(row.Workload);
        var receivers = _withoutSubscriber.ContainsKey($"floor {row.Workload}") ? WithSubscriber : All;
        var measured = Measure(row, workload, receivers);
        foreach (var receiver in receivers.Except(WithSubscriber))
        {
            _withoutSubscriber[$"{receiver} {row.Workload}"] = measured[receiver];
        }

        return new(
            row,
            measured["djrill"],
            measured["plain"],
            _withoutSubscriber[$"floor {row.Workload}"],
            _withoutSubscriber[$"drain {row.Workload}"]);
    }

    private Dictionary<string, Measured> Measure(Row row, Workload workload, string[] receivers)
    {
        var contenders = new List<Contender>();
        try
        {
            foreach (var receiver in receivers)
            {
                contenders.Add(new Contender(receiver, row.Subscriber, workload));
                contenders[^1].WarmUp();
            }

            for (var round = 0; round < rounds; round++)
            {
                contenders.ForEach(static contender => contender.Measure());
            }

            return contenders.ToDictionary(static contender => contender.Name, static contender => contender.Result());
        }
        finally
        {
            contenders.ForEach(static contender => contender.Dispose());
        }
    }
}
