using Djrill.Net.Events;
using Djrill.Net.Testing;

namespace Djrill.Net.Tests.Testing;

/// <summary>What the simulator sends again.</summary>
internal sealed class ResendTests : SimulatorFixture
{
    [Test]
    public async Task Resend_HasNewerSnapshotsOfTheSameEvents()
    {
        var samples = Enumerable.Range(0, 5).SelectMany(static _ => MandrillSamples.All()).ToList();
        var batches = await SendAsync(seed: 0, samples, failures: 3);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(batches.Select(static batch => batch.Select(static sent => sent.IdempotencyKey)), Is.All.EqualTo(samples.Select(static sample => sample.IdempotencyKey)));
            Assert.That(batches[0].Select(static sent => sent.ToJson()), Is.EqualTo(samples.Select(static sample => sample.ToJson())));
            Assert.That(Messages(batches[3], "open").Sum(static message => message.Opens.Count), Is.GreaterThan(Messages(batches[1], "open").Sum(static message => message.Opens.Count)));
            Assert.That(Messages(batches[3], "send").Sum(static message => message.Clicks.Count), Is.Positive);
            Assert.That(Messages(batches[3], "deferral").Select(static message => message.StateKind), Has.Some.EqualTo(MandrillMessageStateKind.Sent));
            Assert.That(Messages(batches[3], "hard_bounce").Select(static message => message.Opens), Is.All.Empty);
            Assert.That(string.Concat(batches[3].Select(static sent => sent.ToJson())), Does.Not.Match(@"(?<!\\)/").And.Not.Match("[^\x20-\x7e]"));
        }
    }

    [Test]
    public async Task ResentRecordedEvents_KeepTheirKeys()
    {
        var recorded = RecordedEvents.Names.Select(RecordedEvents.Read).Select(MandrillEvent.Parse).ToList();

        var batches = await SendAsync(seed: 7, recorded, failures: 5);

        Assert.That(batches.Select(static batch => batch.Select(static sent => sent.IdempotencyKey)), Is.All.EqualTo(recorded.Select(static sent => sent.IdempotencyKey)));
    }

    [Test]
    public async Task ClockBehindTheEvents_DatesNewSnapshotsAfterThem()
    {
        var time = new DateTimeOffset(2026, 2, 3, 4, 5, 6, TimeSpan.Zero);
        var samples = Enumerable.Range(0, 10).Select(_ => MandrillSamples.Send(options => options.Timestamp = time)).ToList();

        var batches = await SendAsync(seed: 0, samples, failures: 2, new(2000, 1, 1, 0, 0, 0, TimeSpan.Zero));

        var opens = Messages(batches[2], "send").SelectMany(static message => message.Opens).Select(static open => open.Timestamp).Distinct();
        Assert.That(opens, Is.EquivalentTo([time + Delays[0], time + Delays[0] + Delays[1]]));
    }

    [Test]
    public async Task EventAtTheEndOfTime_IsResent()
    {
        var samples = Enumerable.Range(0, 10).Select(static _ => MandrillSamples.Send(static options => options.Timestamp = DateTimeOffset.MaxValue));

        Assert.That(await SendAsync(seed: 0, samples, failures: 1), Has.Count.EqualTo(2));
    }

    /// <summary>The key of such an event covers the snapshot too, so a newer one would make it another event.</summary>
    [TestCase("""{"event":"open","_id":"a","msg":{"_id":"a","opens":[]}}""", TestName = "Event without a time, resent, keeps its key")]
    [TestCase("""{"event":"open","ts":1700000000,"msg":{"opens":[]}}""", TestName = "Event without an id, resent, keeps its key")]
    public async Task ResentEventThatIsIdentifiedByAllOfIt_KeepsItsKey(string json)
    {
        var events = Enumerable.Repeat(MandrillEvent.Parse(json), 10).ToList();

        var batches = await SendAsync(seed: 1, events, failures: 3);

        Assert.That(batches.SelectMany(static batch => batch).Select(static sent => sent.IdempotencyKey), Is.All.EqualTo(events[0].IdempotencyKey));
    }

    [Test]
    public async Task SameSeed_GivesTheSamePostsToTheByte()
    {
        var samples = MandrillSamples.All();
        await SendAsync(seed: 5, samples, failures: 4);
        var first = (Requests: Server.Requests.ToList(), Delays: Delays.ToList());

        await SendAsync(seed: 5, samples, failures: 4);

        Assert.That(Server.Requests, Is.EqualTo(first.Requests));
        Assert.That(Delays, Is.EqualTo(first.Delays));
        await SendAsync(seed: 6, samples, failures: 4);
        Assert.That(Delays, Is.Not.EqualTo(first.Delays));
    }

    private static IEnumerable<MandrillMessage> Messages(IEnumerable<MandrillEvent> batch, string eventType) =>
        batch.Where(sent => sent.EventType == eventType).Cast<MandrillMessageEvent>().Select(static sent => sent.Message);
}
