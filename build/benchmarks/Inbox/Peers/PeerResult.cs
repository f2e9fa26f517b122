using Djrill.Net.Benchmarks.Compare;

namespace Djrill.Net.Benchmarks.Inbox.Peers;

/// <summary>What one queue did.</summary>
/// <param name="Rate">The messages per second, from the first that was published to the last that was handled.</param>
/// <param name="Cpu">The microseconds of CPU for each message.</param>
internal sealed record PeerResult(double Rate, double Cpu)
{
    public static PeerResult Median(IReadOnlyCollection<PeerResult> results) => new(
        Measured.Median(results.Select(static result => result.Rate)), Measured.Median(results.Select(static result => result.Cpu)));
}
