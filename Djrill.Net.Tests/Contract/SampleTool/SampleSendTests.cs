namespace Djrill.Net.Tests.Contract.SampleTool;

/// <summary>What <c>send</c> posts to a URL.</summary>
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
[CancelAfter(60_000)]
internal sealed class SampleSendTests : SampleFixture
{
    private readonly RawReceiver _receiver = new();

    public override void Dispose()
    {
        _receiver.Dispose();
        base.Dispose();
    }

    [TestCase("/hooks/../hook?z=1&a=%2F&b=%2f&c=+&d=%41&e=a|b&secret=0123", "/hooks/../hook?z=1&a=%2F&b=%2f&c=+&d=%41&e=a|b&secret=0123")]
    [TestCase("?z=%e4&a", "/?z=%e4&a")] // A path is needed; the URL that is signed has none.
    public async Task OddUrl_IsSentAndSignedByteForByte(string typed, string target, CancellationToken cancellationToken)
    {
        var url = _receiver.Address + typed;

        var (exitCode, output, error) = await Sample.Start("send", url, "--key", "a-key").EndAsync(cancellationToken);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(exitCode, Is.Zero, error);
            Assert.That(output, Does.Contain("16 events, signed").And.Not.Contain("a-key").And.Not.Contain("z="));
            Assert.That(_receiver.Requests.Single().Target, Is.EqualTo(target));
            Assert.That(_receiver.Requests.Single().Header("X-Mandrill-Signature"), Is.EqualTo(_receiver.Requests.Single().Sign("a-key", url)));
        }
    }

    [Test]
    public async Task UrlSigned_IsSignedInPlaceOfTheUrl(CancellationToken cancellationToken)
    {
        const string Signed = "https://hooks.example.com/Hook/?b=%2f&a=+";

        await Sample.Start("send", $"{_receiver.Address}/x", "--key=a-key", "--url-signed", Signed).EndAsync(cancellationToken);

        Assert.That(_receiver.Requests.Single().Header("X-Mandrill-Signature"), Is.EqualTo(_receiver.Requests.Single().Sign("a-key", Signed)));
    }

    [Test]
    public async Task UserOfTheUrl_IsSentAsMandrillSendsIt(CancellationToken cancellationToken)
    {
        var url = _receiver.Address.Replace("//", "//jane:s%3Acret@", StringComparison.Ordinal) + "/x";

        var (_, output, _) = await Sample.Start("send", url, "--key", "a-key").EndAsync(cancellationToken);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(_receiver.Requests.Single().Header("Authorization"), Is.EqualTo($"Basic {Convert.ToBase64String("jane:s:cret"u8)}"));
            Assert.That(_receiver.Requests.Single().Header("X-Mandrill-Signature"), Is.EqualTo(_receiver.Requests.Single().Sign("a-key", url)));
            Assert.That(output, Does.Not.Contain("jane"));
        }
    }

    [Test]
    public async Task NoKey_SendsUnsignedAndSaysSo(CancellationToken cancellationToken)
    {
        var (exitCode, output, _) = await Sample.Start("send", $"{_receiver.Address}/x", "--event", "click", "--event", "denylist_change").EndAsync(cancellationToken);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(exitCode, Is.Zero);
            Assert.That(output, Does.Contain("2 events, unsigned").And.Contain("--key KEY"));
            Assert.That(_receiver.Requests.Single().Header("X-Mandrill-Signature"), Is.Null);
            Assert.That(_receiver.Requests.Single().Parsed.Select(static item => item.EventType), Is.EqualTo(["click", "blacklist_change"]));
        }
    }

    [Test]
    public async Task Repeat_SendsNewEventsEachTime(CancellationToken cancellationToken)
    {
        var file = Sample.Write("batch.json", """[{"event":"open","ts":1,"_id":"a"},{"event":"open","ts":2,"_id":"a"},{"event":"open","ts":2,"_id":"a"}]"""u8);

        await Sample.Start("send", $"{_receiver.Address}/x", "--file", file, "--event", "open", "--repeat", "3").EndAsync(cancellationToken);

        var keys = _receiver.Requests.Select(static request => request.Parsed.Select(static item => item.IdempotencyKey).ToList()).ToList();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(keys, Has.Count.EqualTo(3).And.All.Count.EqualTo(4));
            Assert.That(keys.SelectMany(static post => post).Distinct().Count(), Is.EqualTo(3 * 3), "The two equal events of the file stay equal, and no others are.");
        }
    }

    [Test]
    public async Task KeepTimes_MakesALaterRunAResend(CancellationToken cancellationToken)
    {
        string[] arguments = ["send", $"{_receiver.Address}/x", "--event", "open", "--event", "open", "--event", "inbound", "--event", "whitelist_add", "--keep-times"];

        await Sample.Start(arguments).EndAsync(cancellationToken);
        await Sample.Start([.. arguments, "--repeat", "2"]).EndAsync(cancellationToken);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(_receiver.Requests, Has.Count.EqualTo(3));
            Assert.That(_receiver.Requests.Select(static request => request.Events).Distinct().Count(), Is.EqualTo(1));
            Assert.That(_receiver.Requests[0].Parsed.Select(static item => item.IdempotencyKey), Is.Unique);
        }
    }

    [Test]
    public async Task KeepTimesTwice_TheInboxKeepsTheEventsOnce(CancellationToken cancellationToken)
    {
        var receiver = await Sample.ReceiveAsync(Port, cancellationToken);

        await Sample.Start("send", "--keep-times").EndAsync(cancellationToken);
        var (exitCode, _, error) = await Sample.Start("send", "--keep-times").EndAsync(cancellationToken);
        await receiver.ReadEventsAsync(16, cancellationToken);

        Assert.That((exitCode, await Sample.CountEventsAsync(cancellationToken)), Is.EqualTo((0, 16L)), error);
    }

    [Test]
    public async Task ConfiguredUrl_IsSignedWithTheConfiguredKey(CancellationToken cancellationToken)
    {
        var url = $"{_receiver.Address}/djrill/webhook/?secret=0123456789abcdef";
        const string Entered = "https://hooks.example.com/djrill/webhook/?secret=0123456789abcdef";
        (Sample.Environment["DJRILL_WEBHOOK_SECRET"], Sample.Environment["DJRILL_WEBHOOK_SIGNATURE_KEY"]) = ("0123456789abcdef", "a-key");
        (Sample.Environment["DJRILL_WEBHOOK_URL"], Sample.Environment["ASPNETCORE_URLS"]) = (Entered, _receiver.Address);

        await Task.WhenAll(
            Sample.Start("send", url).EndAsync(cancellationToken), Sample.Start("send", $"{url}&x=1").EndAsync(cancellationToken));

        var signatures = _receiver.Requests.ToDictionary(static request => request.Target.EndsWith("x=1", StringComparison.Ordinal));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(signatures[false].Header("X-Mandrill-Signature"), Is.EqualTo(signatures[false].Sign("a-key", Entered)));
            Assert.That(signatures[true].Header("X-Mandrill-Signature"), Is.Null, "Another URL has another key.");
        }
    }

    [Test]
    public async Task AnswerInAnUnknownCharset_IsShown(CancellationToken cancellationToken)
    {
        using var odd = new RawReceiver("200 OK\r\nContent-Type: text/plain; charset=bogus");

        var (exitCode, output, error) = await Sample.Start("send", $"{odd.Address}/x", "--event", "open").EndAsync(cancellationToken);

        using (Assert.EnterMultipleScope())
        {
            Assert.That((exitCode, error), Is.EqualTo((0, "")));
            Assert.That(output, Does.Contain("answered 200: OK"));
        }
    }

    [Test]
    public async Task Redirect_IsNotFollowed(CancellationToken cancellationToken)
    {
        using var redirecting = new RawReceiver($"307 Temporary Redirect\r\nLocation: {_receiver.Address}/y");

        var (exitCode, output, _) = await Sample.Start("send", $"{redirecting.Address}/x").EndAsync(cancellationToken);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(exitCode, Is.EqualTo(1));
            Assert.That(output, Does.Contain("307").And.Contain("Mandrill follows no redirect."));
            Assert.That(_receiver.Requests, Is.Empty);
        }
    }
}
