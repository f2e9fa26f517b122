using System.Net;
using System.Net.Sockets;
using Newtonsoft.Json.Linq;

namespace Djrill.Net.Tests.Contract;

/// <summary>The sample does what its user reads, as a process over real HTTP.</summary>
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
[CancelAfter(60_000)]
internal sealed class SampleTests : IDisposable
{
    private const string LastLine = "Rejection whitelist update: remove";

    private readonly SampleDirectory _sample = new();
    private readonly int _port = FreePort();

    public void Dispose() => _sample.Dispose();

    [Test]
    public async Task BatchSent_IsShownEventByEvent(CancellationToken cancellationToken)
    {
        var receiver = await _sample.ReceiveAsync(_port, cancellationToken);

        var (exitCode, output, error) = await _sample.Start("send").EndAsync(cancellationToken);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(exitCode, Is.Zero);
            Assert.That(output, Does.Contain("16 events, signed").And.Contains("200: OK"));
            Assert.That(error, Is.Empty);
        }

        await receiver.ReadUntilAsync(LastLine, cancellationToken);
        Assert.That(receiver.Output.SkipWhile(static line => !line.StartsWith("Event: ", StringComparison.Ordinal)), Is.EqualTo(
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
    public async Task BatchSent_DoesNotPutTheSecretIntoTheLog(CancellationToken cancellationToken)
    {
        var receiver = await _sample.ReceiveAsync(_port, cancellationToken);
        var secret = receiver.Url.Split('=')[1];

        await _sample.Start("send").EndAsync(cancellationToken);
        await receiver.ReadUntilAsync(LastLine, cancellationToken);

        Assert.That(receiver.Output.Where(line => line.Contains(secret, StringComparison.Ordinal)), Has.Exactly(1).Items, "the URL to enter");
    }

    [Test]
    public async Task MembersMissingOrOfOtherTypes_DoNotFailTheHandlers(CancellationToken cancellationToken)
    {
        var receiver = await _sample.ReceiveAsync(_port, cancellationToken);
        var key = await CreatedKeyAsync(cancellationToken);
        const string Batch = """
            [{"event":"hard_bounce"},{"event":"hard_bounce","msg":[]},{"event":"soft_bounce","msg":"x"},
            {"event":"inbound","msg":null},{"event":"inbound","msg":{"from_email":[],"subject":{}}},{"event":5},{},
            {"type":"whitelist","action":"add","reject":{"email":"a@example.test"}},{"type":"whitelist","action":"remove","entry":[]}]
            """;
        using var client = new HttpClient();
        using var content = new FormUrlEncodedContent([new("mandrill_events", Batch)]);
        content.Headers.Add(MandrillSignature.HeaderName, MandrillSignature.Compute(key, receiver.Url, Batch));

        using var response = await client.PostAsync(new Uri(receiver.Url), content, cancellationToken);

        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.OK));
        await receiver.ReadUntilAsync(LastLine, cancellationToken);
        Assert.That(receiver.Output, Is.SupersetOf(
        [
            "Message to (unknown) bounced: (unknown)",
            "Inbound message from (unknown): (unknown)",
            "Event: (no type)",
            "Rejection whitelist update: add email a@example.test ((unknown))",
        ]));
    }

    [Test]
    public async Task BatchSent_IsOfMandrillsOwnForm(CancellationToken cancellationToken)
    {
        const string Url = "https://hooks.example.com/djrill/webhook/?secret=0123456789abcdef";
        _sample.Environment["DJRILL_WEBHOOK_SECRET"] = "0123456789abcdef";
        _sample.Environment["DJRILL_WEBHOOK_SIGNATURE_KEY"] = "a-key";
        _sample.Environment["DJRILL_WEBHOOK_URL"] = Url;
        using var server = new HttpListener();
        server.Prefixes.Add($"http://127.0.0.1:{_port}/");
        server.Start();

        var sender = _sample.Start("send", "--urls", $"http://127.0.0.1:{_port}");
        var context = await server.GetContextAsync().WaitAsync(cancellationToken);
        var body = await new StreamReader(context.Request.InputStream).ReadToEndAsync(cancellationToken);
        context.Response.Close();
        await sender.EndAsync(cancellationToken);

        var json = WebUtility.UrlDecode(body["mandrill_events=".Length..]);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(context.Request.RawUrl, Is.EqualTo("/djrill/webhook/?secret=0123456789abcdef"));
            Assert.That(context.Request.ContentType, Is.EqualTo("application/x-www-form-urlencoded"));
            Assert.That(context.Request.UserAgent, Is.EqualTo("Mandrill-Webhook/1.0"));
            Assert.That(MandrillSignature.Verify(context.Request.Headers["X-Mandrill-Signature"], "a-key", Url, json), Is.True);
            Assert.That(body, Does.Match("^mandrill_events=(?:[A-Za-z0-9_.+-]|%[0-9A-F]{2})+$"));
            Assert.That(json, Does.StartWith("[{\"event\":\"send\",\"_id\":\"").And.Not.Match("[^ -~]|[^\\\\]/").And.Contains("Caf\\u00e9 order 1042 \\/ where"));
        }
    }

    [Test]
    public async Task ReceiverRestarted_KeepsItsUrl(CancellationToken cancellationToken)
    {
        var first = await _sample.ReceiveAsync(_port, cancellationToken);
        first.Kill();

        var second = await _sample.ReceiveAsync(_port, cancellationToken);

        Assert.That(second.Url, Is.EqualTo(first.Url));
    }

    [Test]
    public async Task ReceiverRestartedOnAnotherPort_TakesItsSecretAndSendAlong(CancellationToken cancellationToken)
    {
        var first = await _sample.ReceiveAsync(FreePort(), cancellationToken);
        first.Kill();

        var second = await _sample.ReceiveAsync(_port, cancellationToken);
        var (exitCode, _, error) = await _sample.Start("send").EndAsync(cancellationToken);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(second.Url, Does.StartWith($"http://127.0.0.1:{_port}/djrill/webhook/?secret="));
            Assert.That(second.Url.Split('?')[1], Is.EqualTo(first.Url.Split('?')[1]));
            Assert.That(exitCode, Is.Zero, error);
        }
    }

    [Test]
    [Platform(Exclude = "Win", Reason = "Windows has no such modes.")]
    public async Task CreatedSettings_AreTheirOwnersAlone(CancellationToken cancellationToken)
    {
        await _sample.ReceiveAsync(_port, cancellationToken);

        Assert.That(_sample.Settings.UnixFileMode, Is.EqualTo(UnixFileMode.UserRead | UnixFileMode.UserWrite));
    }

    [Test]
    public async Task SecretConfigured_IsUsedAndNothingCreated(CancellationToken cancellationToken)
    {
        _sample.Environment["DJRILL_WEBHOOK_SECRET"] = "a secret of the user's own & more";

        var receiver = await _sample.ReceiveAsync(_port, cancellationToken);
        var (exitCode, output, _) = await _sample.Start("send", "--urls", $"http://127.0.0.1:{_port}").EndAsync(cancellationToken);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(receiver.Url, Does.EndWith("?secret=a%20secret%20of%20the%20user%27s%20own%20%26%20more"));
            Assert.That(_sample.Settings.Exists, Is.False);
            Assert.That(output, Does.Contain("unsigned").And.Contains("200: OK"));
            Assert.That(exitCode, Is.Zero);
        }
    }

    [Test]
    public async Task AllConfigured_WinsOverWhatWasCreated(CancellationToken cancellationToken)
    {
        var first = await _sample.ReceiveAsync(_port, cancellationToken);
        first.Kill();
        _sample.Environment["Djrill__WebhookSecret"] = "a-secret-of-the-users-own";
        _sample.Environment["DJRILL_WEBHOOK_SIGNATURE_KEY"] = "a-key-of-the-users-own";
        _sample.Environment["DJRILL_WEBHOOK_URL"] = "https://hooks.example.com/djrill/webhook/?secret=a-secret-of-the-users-own";

        var second = await _sample.ReceiveAsync(_port, cancellationToken);
        var (exitCode, output, _) = await _sample.Start("send", "--urls", $"http://127.0.0.1:{_port}").EndAsync(cancellationToken);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(second.Url, Is.EqualTo(_sample.Environment["DJRILL_WEBHOOK_URL"]));
            Assert.That(output, Does.Contain("events, signed"));
            Assert.That(exitCode, Is.Zero);
        }
    }

    [Test]
    public async Task PortInUse_SaysSoInOneLine(CancellationToken cancellationToken)
    {
        await _sample.ReceiveAsync(_port, cancellationToken);

        var (exitCode, _, error) = await _sample.Start("--urls", $"http://127.0.0.1:{_port}").EndAsync(cancellationToken);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(exitCode, Is.EqualTo(1));
            Assert.That(Lines(error), Is.EqualTo([$"The receiver did not start: Failed to bind to address http://127.0.0.1:{_port}: address already in use."]));
        }
    }

    [Test]
    public async Task NothingConfigured_SendSaysHow(CancellationToken cancellationToken)
    {
        var (exitCode, _, error) = await _sample.Start("send").EndAsync(cancellationToken);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(exitCode, Is.EqualTo(1));
            Assert.That(Lines(error), Is.EqualTo(["No secret is configured yet. Start the receiver first, in another terminal: dotnet run --project docs/sample"]));
        }
    }

    [Test]
    public async Task NoReceiver_SendSaysSo(CancellationToken cancellationToken)
    {
        var receiver = await _sample.ReceiveAsync(_port, cancellationToken);
        receiver.Kill();

        var (exitCode, output, error) = await _sample.Start("send").EndAsync(cancellationToken);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(exitCode, Is.EqualTo(1));
            Assert.That(output, Is.Empty);
            Assert.That(Lines(error), Has.Length.EqualTo(1).And.All.StartsWith($"No receiver answers at http://127.0.0.1:{_port} "));
        }
    }

    [Test]
    public async Task ReceiverWithAnotherKey_SendShowsItsAnswer(CancellationToken cancellationToken)
    {
        await _sample.ReceiveAsync(_port, cancellationToken);
        var settings = JObject.Parse(await File.ReadAllTextAsync(_sample.Settings.FullName, cancellationToken));
        settings["Djrill"]!["WebhookSignatureKey"] = "another-key";
        await File.WriteAllTextAsync(_sample.Settings.FullName, settings.ToString(), cancellationToken);

        var (exitCode, output, _) = await _sample.Start("send").EndAsync(cancellationToken);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(exitCode, Is.EqualTo(1));
            Assert.That(output, Does.Contain("403: The header 'X-Mandrill-Signature' fits no configured URL and key."));
        }
    }

    [Test]
    public async Task Secret_IsAFreshOneEachTime(CancellationToken cancellationToken)
    {
        var first = await _sample.Start("secret").EndAsync(cancellationToken);
        var second = await _sample.Start("secret").EndAsync(cancellationToken);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(first.ExitCode, Is.Zero);
            Assert.That(Lines(first.Output), Has.Length.EqualTo(1).And.All.Match("^[0-9a-f]{40}$"), "160 bits");
            Assert.That(second.Output, Is.Not.EqualTo(first.Output));
        }
    }

    [Test]
    public async Task UnknownVerb_ShowsTheCommands(CancellationToken cancellationToken)
    {
        var (exitCode, _, error) = await _sample.Start("receive").EndAsync(cancellationToken);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(exitCode, Is.EqualTo(2));
            Assert.That(error, Does.StartWith("Unknown command.").And.Contains("dotnet run --project docs/sample -- send"));
        }
    }

    private static string[] Lines(string text) => text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private async Task<string> CreatedKeyAsync(CancellationToken cancellationToken)
    {
        var settings = JObject.Parse(await File.ReadAllTextAsync(_sample.Settings.FullName, cancellationToken));
        return settings["Djrill"]!.Value<string>("WebhookSignatureKey")!;
    }
}
