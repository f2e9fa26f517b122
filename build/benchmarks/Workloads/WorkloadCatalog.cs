using System.Security.Cryptography;
using Newtonsoft.Json.Linq;

namespace Djrill.Net.Benchmarks.Workloads;

/// <summary>The five workloads, and the largest mail that is let in. The same bytes each time: every one has a seed of its own.</summary>
internal static class WorkloadCatalog
{
    /// <summary>A megabyte, as sizes of mails and the bars are given.</summary>
    public const int Megabyte = 1_000_000;

    // A form is 3.1 times as long as the attachment in it; what is taken off is for the rest of the mail.
    private const int LargestAttachment = (int)((Wire.MaxBodySize - 100_000) / 3.1);

    public static Workload Create(string name) => name switch
    {
        "W1" => Messages(name, 1),
        "W2" => Messages(name, 100),
        "W3" => Messages(name, 1000),
        "W4" => Inbound(name, 10 * Megabyte),
        "W5" => Inbound(name, 25 * Megabyte),
        "largest" => Inbound(name, LargestAttachment),
        _ => throw new ArgumentException($"There is no workload '{name}'.", nameof(name)),
    };

    private static Workload Messages(string name, int count)
    {
        var events = new MessageEvents(new Random(count));
        var batch = new JArray(Enumerable.Range(0, count).Select(events.Create));
        return Workload.Create(name, count, batch);
    }

    private static Workload Inbound(string name, int attachmentSize)
    {
        var attachment = new byte[attachmentSize];
        new Random(attachmentSize).NextBytes(attachment);
        var batch = new JArray(InboundEvent.Create(attachment));
        return Workload.Create(name, 1, batch, Convert.ToHexString(SHA256.HashData(attachment)));
    }
}
