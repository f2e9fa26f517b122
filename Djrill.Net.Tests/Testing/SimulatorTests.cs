using System.Net;
using Djrill.Net.Events;
using Djrill.Net.Testing;
using Microsoft.Extensions.Time.Testing;

namespace Djrill.Net.Tests.Testing;

[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
internal sealed class SimulatorTests : IDisposable
{
    private readonly RecordingServer _server = new();
    private readonly FakeTimeProvider _time = new(new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero));
    private readonly List<TimeSpan> _delays = [];
    private readonly HttpClient _client;

    public SimulatorTests() => _client = new HttpClient(_server) { BaseAddress = new Uri("https://example.test/") };

    public void Dispose()
    {
        _client.Dispose();
        _server.Dispose();
    }

    [Test]
    public async Task Handshake_IsAHead()
    {
        Assert.That(await Create().HandshakeAsync(), Is.True);
        Assert.That(_server.Requests.Select(FirstLine), Is.EqualTo(["HEAD https://example.test/djrill/webhook/"]));
    }

    [Test]
    public async Task HandshakeWithoutAnAnswerToTheHead_IsAnEmptyBatchWithTheFixedKey()
    {
        _server.Answer = static number => number == 1 ? HttpStatusCode.MethodNotAllowed : HttpStatusCode.OK;

        Assert.That(await Create(signedUrl: "https://hooks.example.test/mandrill").HandshakeAsync(), Is.True);

        // The signature is that of the verification post in the protocol's test vectors.
        Assert.That(_server.Requests[1], Does.Contain("Jp1iAKBCch636vY/U95S7nNOVbw=").And.EndsWith("\n\nmandrill_events=%5B%5D"));
    }

    [Test]
    public async Task HandshakeThatIsRefused_Fails()
    {
        _server.Answer = static _ => HttpStatusCode.Forbidden;
        var mandrill = Create();

        Assert.That(await mandrill.HandshakeAsync(), Is.False);
        Assert.That((mandrill.LastError, mandrill.IsDisabled), Is.EqualTo(("POST to URL failed with 403", false)));
    }

    [Test]
    public async Task Events_AreSentInBatchesOfUpTo1000()
    {
        var mandrill = Create();
        mandrill.Enqueue(Enumerable.Range(0, 2001).Select(static _ => MandrillSamples.Send()));

        await mandrill.RunAsync();

        Assert.That(_server.Requests.Select(static request => request.Split("%22event%22").Length - 1), Is.EqualTo([1000, 1000, 1]));
    }

    [Test]
    public async Task FailingBatch_IsSent20TimesAgain15To25MinutesApart_ThenTheWebhookIsDisabled()
    {
        _server.Answer = static _ => HttpStatusCode.InternalServerError;
        var mandrill = Create();
        mandrill.Enqueue(Enumerable.Range(0, 1001).Select(static _ => MandrillSamples.Reject()));

        await mandrill.RunAsync();
        await mandrill.RunAsync();

        using (Assert.EnterMultipleScope())
        {
            Assert.That((_server.Requests.Count, mandrill.IsDisabled, mandrill.LastError), Is.EqualTo((21, true, "POST to URL failed with 500")));
            Assert.That(_server.Requests.Distinct().Count(), Is.EqualTo(1), "the later batch is held back");
            Assert.That(_delays, Has.Count.EqualTo(20).And.All.InRange(TimeSpan.FromMinutes(15), TimeSpan.FromMinutes(25)));
            Assert.That(_time.GetUtcNow() - _time.Start, Is.EqualTo(_delays.Aggregate(static (a, b) => a + b)));
            Assert.That(_delays.Distinct().Count(), Is.GreaterThan(10));
        }
    }

    [Test]
    public async Task LastRetryThatSucceeds_KeepsTheWebhookAndLetsLaterBatchesGo()
    {
        _server.Answer = static number => number <= 20 ? HttpStatusCode.ServiceUnavailable : HttpStatusCode.OK;
        var mandrill = Create();
        mandrill.Enqueue(Enumerable.Range(0, 1001).Select(static _ => MandrillSamples.Send()));

        await mandrill.RunAsync();

        Assert.That((_server.Requests.Count, mandrill.IsDisabled, mandrill.LastError), Is.EqualTo((22, false, (string?)null)));
    }

    [TestCase(HttpStatusCode.Created)]
    [TestCase(HttpStatusCode.NoContent)]
    [TestCase(HttpStatusCode.Found)]
    public async Task AnyAnswerBut200_IsAFailure(HttpStatusCode status)
    {
        _server.Answer = number => number == 1 ? status : HttpStatusCode.OK;
        var mandrill = Create();
        mandrill.Enqueue(MandrillSamples.Send());

        await mandrill.RunAsync();

        Assert.That(_server.Requests, Has.Count.EqualTo(2));
    }

    [Test]
    public async Task LostConnection_IsAFailure()
    {
        _server.Answer = static number => number == 1 ? throw new HttpRequestException("lost") : HttpStatusCode.OK;
        var mandrill = Create();
        mandrill.Enqueue(MandrillSamples.Send());

        await mandrill.RunAsync();

        Assert.That((_server.Requests.Count, _delays.Count), Is.EqualTo((2, 1)));
    }

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
            Assert.That(Messages(batches[3], "deferral").Select(static message => message.StateKind), Has.Some.EqualTo(MandrillMessageState.Sent));
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
    public async Task SameSeed_GivesTheSamePostsToTheByte()
    {
        var samples = MandrillSamples.All();
        await SendAsync(seed: 5, samples, failures: 4);
        var first = (Requests: _server.Requests.ToList(), Delays: _delays.ToList());

        await SendAsync(seed: 5, samples, failures: 4);

        Assert.That(_server.Requests, Is.EqualTo(first.Requests));
        Assert.That(_delays, Is.EqualTo(first.Delays));
        await SendAsync(seed: 6, samples, failures: 4);
        Assert.That(_delays, Is.Not.EqualTo(first.Delays));
    }

    [Test]
    public async Task CancelledRun_KeepsItsBatch()
    {
        using var cancellation = new CancellationTokenSource();
        _server.Answer = static number => number == 1 ? HttpStatusCode.InternalServerError : HttpStatusCode.OK;
        var mandrill = new MandrillSimulator(_client, _time) { OnWaiting = _ => cancellation.Cancel() };
        mandrill.Enqueue(MandrillSamples.Send());

        await Assert.ThatAsync(() => mandrill.RunAsync(cancellation.Token), Throws.InstanceOf<OperationCanceledException>());
        var run = mandrill.RunAsync();
        await Assert.ThatAsync(() => mandrill.RunAsync(), Throws.InvalidOperationException);
        _time.Advance(TimeSpan.FromMinutes(25));
        await run;

        Assert.That(_server.Requests, Has.Count.EqualTo(2));
    }

    [Test]
    public void RelativeUriWithoutABaseAddress_IsRefused()
    {
        using var client = new HttpClient(_server, disposeHandler: false);

        Assert.That(async () => await new MandrillSimulator(client, _time).HandshakeAsync(), Throws.InvalidOperationException.With.Message.Contains("'RequestUri'"));
    }

    private static string FirstLine(string request) => request.Split('\n')[0];

    private static IEnumerable<MandrillMessage> Messages(IEnumerable<MandrillEvent> batch, string eventType) =>
        batch.Where(sent => sent.EventType == eventType).Cast<MandrillMessageEvent>().Select(static sent => sent.Message);

    private MandrillSimulator Create(int seed = 0, string? signedUrl = null) => new(_client, _time)
    {
        Key = "key",
        SignedUrl = signedUrl,
        Seed = seed,
        OnWaiting = delay =>
        {
            _delays.Add(delay);
            _time.Advance(delay);
        },
    };

    /// <summary>Sends one batch from a fixed time on, and gives the events of each post.</summary>
    private async Task<IReadOnlyList<IReadOnlyList<MandrillEvent>>> SendAsync(int seed, IEnumerable<MandrillEvent> events, int failures)
    {
        var time = new FakeTimeProvider(_time.Start);
        _server.Requests.Clear();
        _delays.Clear();
        _server.Answer = number => number <= failures ? HttpStatusCode.InternalServerError : HttpStatusCode.OK;
        var mandrill = new MandrillSimulator(_client, time)
        {
            Key = "key",
            Seed = seed,
            OnWaiting = delay =>
            {
                _delays.Add(delay);
                time.Advance(delay);
            },
        };
        mandrill.Enqueue(events);
        await mandrill.RunAsync();
        return [.. _server.Requests.Select(Batches.Read)];
    }
}
