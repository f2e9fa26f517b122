using System.Globalization;
using Djrill.Net.Testing;

namespace Djrill.Net.Chaos.Direct;

/// <summary>A batch whose events can be told apart, each with the time that the handler works on it.</summary>
/// <param name="Events">The events' ids, and the work in milliseconds.</param>
internal sealed record Batch(IReadOnlyList<(string Id, int Work)> Events)
{
    private static readonly DateTimeOffset Time = DateTimeOffset.FromUnixTimeSeconds(1_700_000_000);

    /// <summary>Creates a batch for processes that are killed: short work, so that kills fall into every step of a delivery.</summary>
    public static Batch CreateShort(int number, Random random) => Create(number, random.Next(1, 41), _ => random.Next(0, 4));

    /// <summary>
    /// Creates a batch for processes that are terminated. One in six has an event whose work takes about as long as the grace,
    /// so that it may be cut off.
    /// </summary>
    public static Batch CreateLong(int number, Random random, double scale)
    {
        var size = random.Next(1, 21);
        var slow = random.Next(6) == 0 ? random.Next(size) : -1;
        return Create(number, size, index => (int)((index == slow ? random.Next(2000, 9000) : random.Next(20, 200)) * scale));
    }

    /// <summary>Creates a post of the batch. A resend has the same events.</summary>
    public HttpRequestMessage ToPost(Uri server) => MandrillPost.Create(
        new Uri(server, Server.Path).AbsoluteUri, null, null, Events.Select(static item => MandrillSamples.Send(options =>
        {
            (options.MessageId, options.Recipient, options.Timestamp) = (item.Id, "crash@example.com", Time);
            options.Metadata["work"] = item.Work.ToString(CultureInfo.InvariantCulture);
        })));

    private static Batch Create(int number, int size, Func<int, int> work) =>
        new([.. Enumerable.Range(0, size).Select(index => (FormattableString.Invariant($"crash-{number:000000}-{index:00}"), work(index)))]);
}
