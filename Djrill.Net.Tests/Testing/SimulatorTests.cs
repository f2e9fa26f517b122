using System.Net;
using Djrill.Net.Testing;

namespace Djrill.Net.Tests.Testing;

internal sealed class SimulatorTests : SimulatorFixture
{
    [Test]
    public async Task Handshake_IsAHead()
    {
        Assert.That(await Create().HandshakeAsync(), Is.True);
        Assert.That(Server.Requests.Select(FirstLine), Is.EqualTo(["HEAD https://example.test/djrill/webhook/"]));
    }

    [Test]
    public async Task HandshakeWithoutAnAnswerToTheHead_IsAnEmptyBatchWithTheFixedKey()
    {
        Server.Answer = static number => number == 1 ? HttpStatusCode.MethodNotAllowed : HttpStatusCode.OK;

        Assert.That(await Create(signedUrl: "https://hooks.example.test/mandrill").HandshakeAsync(), Is.True);

        // The signature is that of the verification post in the protocol's test vectors.
        Assert.That(Server.Requests[1], Does.Contain("Jp1iAKBCch636vY/U95S7nNOVbw=").And.EndsWith("\n\nmandrill_events=%5B%5D"));
    }

    [Test]
    public async Task HandshakeThatIsRefused_Fails()
    {
        Server.Answer = static _ => HttpStatusCode.Forbidden;
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

        Assert.That(Server.Requests.Select(static request => request.Split("%22event%22").Length - 1), Is.EqualTo([1000, 1000, 1]));
    }

    [Test]
    public async Task FailingBatch_IsSent20TimesAgain15To25MinutesApart_ThenTheWebhookIsDisabled()
    {
        Server.Answer = static _ => HttpStatusCode.InternalServerError;
        var mandrill = Create();
        mandrill.Enqueue(Enumerable.Range(0, 1001).Select(static _ => MandrillSamples.Reject()));

        await mandrill.RunAsync();
        await mandrill.RunAsync();

        using (Assert.EnterMultipleScope())
        {
            Assert.That((Server.Requests.Count, mandrill.IsDisabled, mandrill.LastError), Is.EqualTo((21, true, "POST to URL failed with 500")));
            Assert.That(Server.Requests.Distinct().Count(), Is.EqualTo(1), "the later batch is held back");
            Assert.That(Delays, Has.Count.EqualTo(20).And.All.InRange(TimeSpan.FromMinutes(15), TimeSpan.FromMinutes(25)));
            Assert.That(Time.GetUtcNow() - Time.Start, Is.EqualTo(Delays.Aggregate(static (a, b) => a + b)));
            Assert.That(Delays.Distinct().Count(), Is.GreaterThan(10));
        }
    }

    [Test]
    public async Task LastRetryThatSucceeds_KeepsTheWebhookAndLetsLaterBatchesGo()
    {
        Server.Answer = static number => number <= 20 ? HttpStatusCode.ServiceUnavailable : HttpStatusCode.OK;
        var mandrill = Create();
        mandrill.Enqueue(Enumerable.Range(0, 1001).Select(static _ => MandrillSamples.Send()));

        await mandrill.RunAsync();

        Assert.That((Server.Requests.Count, mandrill.IsDisabled, mandrill.LastError), Is.EqualTo((22, false, (string?)null)));
    }

    [Test]
    public async Task EventsThatComeWhileABatchFails_WaitForTheNext()
    {
        Server.Answer = static number => number == 1 ? HttpStatusCode.InternalServerError : HttpStatusCode.OK;
        MandrillSimulator? mandrill = null;
        mandrill = new(Client, Time)
        {
            OnWaiting = delay =>
            {
                mandrill!.Enqueue(MandrillSamples.Send()); // Not null: nothing waits before it runs.
                Time.Advance(delay);
            },
        };
        mandrill.Enqueue(MandrillSamples.Send());

        await mandrill.RunAsync();

        Assert.That(Server.Requests.Select(static request => Batches.Read(request).Count), Is.EqualTo([1, 1, 1]));
    }

    [TestCase(HttpStatusCode.Created)]
    [TestCase(HttpStatusCode.NoContent)]
    [TestCase(HttpStatusCode.Found)]
    public async Task AnyAnswerBut200_IsAFailure(HttpStatusCode status)
    {
        Server.Answer = number => number == 1 ? status : HttpStatusCode.OK;
        var mandrill = Create();
        mandrill.Enqueue(MandrillSamples.Send());

        await mandrill.RunAsync();

        Assert.That(Server.Requests, Has.Count.EqualTo(2));
    }

    [Test]
    public async Task LostConnection_IsAFailure()
    {
        Server.Answer = static number => number == 1 ? throw new HttpRequestException("lost") : HttpStatusCode.OK;
        var mandrill = Create();
        mandrill.Enqueue(MandrillSamples.Send());

        await mandrill.RunAsync();

        Assert.That((Server.Requests.Count, Delays.Count), Is.EqualTo((2, 1)));
    }

    [Test]
    public async Task CancelledRun_KeepsItsBatch()
    {
        using var cancellation = new CancellationTokenSource();
        Server.Answer = static number => number == 1 ? HttpStatusCode.InternalServerError : HttpStatusCode.OK;
        var mandrill = new MandrillSimulator(Client, Time) { OnWaiting = _ => cancellation.Cancel() };
        mandrill.Enqueue(MandrillSamples.Send());

        await Assert.ThatAsync(() => mandrill.RunAsync(cancellation.Token), Throws.InstanceOf<OperationCanceledException>());
        var run = mandrill.RunAsync();
        await Assert.ThatAsync(() => mandrill.RunAsync(), Throws.InvalidOperationException);
        Time.Advance(TimeSpan.FromMinutes(25));
        await run;

        Assert.That(Server.Requests, Has.Count.EqualTo(2));
    }

    private static string FirstLine(string request) => request.Split('\n')[0];
}
