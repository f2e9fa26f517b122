using Djrill.Net.Testing;

namespace Djrill.Net.Chaos;

/// <summary>A batch of events. A resend has the same events.</summary>
/// <param name="Number">The number of the batch.</param>
/// <param name="Time">The time of its events.</param>
/// <param name="Events">What the handler does with each event.</param>
internal sealed record EventBatch(int Number, DateTimeOffset Time, IReadOnlyList<EventPlan> Events)
{
    private const int MaxSize = 12;

    // The batches of one seed are not those of the next one.
    private const int BatchesOfSeed = 1_000_000;

    public static EventBatch Draw(int seed, int number)
    {
        var random = new Random((seed * BatchesOfSeed) + number);
        return new(number, DateTimeOffset.UtcNow, [.. Enumerable.Range(0, random.Next(1, MaxSize + 1))
            .Select(index => EventPlan.Draw(IdOf(number, index), random))]);
    }

    public static string IdOf(int number, int index) => FormattableString.Invariant($"chaos-{number:000000}-{index:00}");

    public HttpRequestMessage ToPost(int port) => MandrillPost.Create(
        $"http://127.0.0.1:{port}{ServerOptions.Path}",
        ServerOptions.SignatureKey,
        ServerOptions.SignedUrl,
        Events.Select(plan => plan.ToEvent(Time)));
}
