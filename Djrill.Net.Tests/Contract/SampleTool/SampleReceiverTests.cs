using System.Net;

namespace Djrill.Net.Tests.Contract.SampleTool;

/// <summary>What the sample's receiver shows and keeps.</summary>
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
[CancelAfter(60_000)]
internal sealed class SampleReceiverTests : SampleFixture
{
    [Test]
    public async Task BatchSent_IsShownEventByEvent(CancellationToken cancellationToken)
    {
        var receiver = await Sample.ReceiveAsync(Port, cancellationToken);

        var (exitCode, output, error) = await Sample.Start("send").EndAsync(cancellationToken);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(exitCode, Is.Zero);
            Assert.That(output, Does.Contain("16 events, signed").And.Contains("200: OK"));
            Assert.That(error, Is.Empty);
        }

        await receiver.ReadEventsAsync(16, cancellationToken);
        Assert.That(receiver.Events, Is.EquivalentTo(
        [
            "Event: send",
            "Event: deferral",
            "Message to nobody@example.com bounced: bad_mailbox",
            "Message to full@example.com bounced: mailbox_full",
            "Event: delivered",
            "Event: open",
            "Event: click",
            "Event: spam",
            "Event: unsub",
            "Event: reject",
            "Inbound message from zoe@example.com: Café order 1042 / where is it?",
            "Event: blacklist_add",
            "Event: blacklist_change",
            "Event: blacklist_remove",
            "Rejection whitelist update: add email vip@example.com (asked for by phone)",
            "Rejection whitelist update: remove email former@example.com (account closed)",
        ]));
    }

    [Test]
    public async Task AddressOfTheInspector_IsPrintedFirst_AndOpens(CancellationToken cancellationToken)
    {
        var receiver = await Sample.ReceiveAsync(Port, cancellationToken);
        var urls = receiver.Output.Select(static line => line.Trim()).Where(static line => line.StartsWith("http://", StringComparison.Ordinal)).ToList();
        using var client = new HttpClient();

        var page = await client.GetStringAsync(urls[0], cancellationToken);

        Assert.That(urls.Take(2), Is.EqualTo([$"http://127.0.0.1:{Port}/mandrill", receiver.Url]));
        Assert.That(page, Does.Contain("<title>Overview - Mandrill inspector</title>"));
    }

    [Test]
    public async Task BatchSent_DoesNotPutTheSecretIntoTheLog(CancellationToken cancellationToken)
    {
        var receiver = await Sample.ReceiveAsync(Port, cancellationToken);
        var secret = receiver.Url.Split('=')[1];

        await Sample.Start("send").EndAsync(cancellationToken);
        await receiver.ReadEventsAsync(16, cancellationToken);

        Assert.That(receiver.Output.Where(line => line.Contains(secret, StringComparison.Ordinal)), Has.Exactly(1).Items, "the URL to enter");
    }

    [Test]
    public async Task MembersMissingOrOfOtherTypes_DoNotFailTheHandlers(CancellationToken cancellationToken)
    {
        var receiver = await Sample.ReceiveAsync(Port, cancellationToken);
        var key = (string)(await CreatedSettingsAsync(cancellationToken))["Djrill"]!["WebhookSignatureKey"]!;
        const string Batch = """
            [{"event":"hard_bounce"},{"event":"hard_bounce","msg":[]},{"event":"soft_bounce","msg":"x"},
            {"event":"inbound","msg":null},{"event":"inbound","msg":{"from_email":[],"subject":{}}},{"event":5},{},
            {"type":"whitelist","action":"add","reject":{"email":"a@example.test"}},{"type":"whitelist","action":"remove","entry":[]}]
            """;
        using var client = new HttpClient();
        using var post = MandrillPost.Of(Batch, receiver.Url, key, receiver.Url);

        using var response = await client.SendAsync(post, cancellationToken);

        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.OK));
        await receiver.ReadEventsAsync(9, cancellationToken);
        Assert.That(receiver.Output, Is.SupersetOf(
        [
            "Message to (unknown) bounced: (unknown)",
            "Inbound message from (unknown): (unknown)",
            "Event: (no type)",
            "Rejection whitelist update: add email a@example.test ((unknown))",
        ]));
    }

    [Test]
    public async Task PortInUse_SaysSoInOneLine(CancellationToken cancellationToken)
    {
        await Sample.ReceiveAsync(Port, cancellationToken);

        var (exitCode, _, error) = await Sample.Start("--urls", $"http://127.0.0.1:{Port}").EndAsync(cancellationToken);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(exitCode, Is.EqualTo(1));
            Assert.That(Lines(error), Is.EqualTo([$"The receiver did not start: Failed to bind to address http://127.0.0.1:{Port}: address already in use."]));
        }
    }
}
