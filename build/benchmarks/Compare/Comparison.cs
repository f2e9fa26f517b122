using Djrill.Net.Benchmarks.Workloads;

namespace Djrill.Net.Benchmarks.Compare;

/// <summary>Measures rows one after the other, the receivers of a row in turn.</summary>
internal sealed class Comparison(int rounds)
{
    public RowResult Measure(Row row)
    {
        var workload = WorkloadCatalog.Create(row.Workload);
        var contenders = new List<Contender>();
        try
        {
            foreach (var receiver in row.Receivers.Concat(row.WithoutSubscriber))
            {
                contenders.Add(new Contender(receiver, row.Subscriber, workload));
                contenders[^1].WarmUp();
            }

            for (var round = 0; round < rounds; round++)
            {
                contenders.ForEach(static contender => contender.Measure());
            }

            return new(row, contenders.ToDictionary(static contender => contender.Name, static contender => contender.Result()));
        }
        finally
        {
            contenders.ForEach(static contender => contender.Dispose());
        }
    }
}
