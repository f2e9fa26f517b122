using Djrill.Net.Benchmarks.Workloads;
using Newtonsoft.Json.Linq;

namespace Djrill.Net.Benchmarks.Delivery;

/// <summary>Makes batches of 1000 events, each of which comes once, as at Mandrill.</summary>
internal sealed class DeliveryPosts
{
    public const int BatchSize = 1000;

    private readonly MessageEvents _events = new(new Random(BatchSize));

    public List<Workload> Next(int count) => [.. Enumerable.Range(0, count).Select(_ => Next())];

    private Workload Next() =>
        Workload.Create("W3", BatchSize, new JArray(Enumerable.Range(0, BatchSize).Select(_events.Create)));
}
