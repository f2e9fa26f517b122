using System.Net;

namespace Djrill.Net.Tests.Contract.SampleTool;

/// <summary>What the sample's other commands do.</summary>
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
[CancelAfter(60_000)]
internal sealed class SampleCommandsTests : SampleFixture
{
    [Test]
    public async Task BatchSent_IsOfMandrillsOwnForm(CancellationToken cancellationToken)
    {
        const string Url = "https://hooks.example.com/djrill/webhook/?secret=0123456789abcdef";
        Sample.Environment["DJRILL_WEBHOOK_SECRET"] = "0123456789abcdef";
        Sample.Environment["DJRILL_WEBHOOK_SIGNATURE_KEY"] = "a-key";
        Sample.Environment["DJRILL_WEBHOOK_URL"] = Url;
        using var server = new HttpListener();
        server.Prefixes.Add($"http://127.0.0.1:{Port}/");
        server.Start();

        var sender = Sample.Start("send", "--urls", $"http://127.0.0.1:{Port}");
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
    public async Task NothingConfigured_SendSaysHow(CancellationToken cancellationToken)
    {
        var (exitCode, _, error) = await Sample.Start("send").EndAsync(cancellationToken);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(exitCode, Is.EqualTo(1));
            Assert.That(Lines(error), Is.EqualTo(["No secret is configured yet. Start the receiver first, in another terminal: dotnet run --project docs/sample"]));
        }
    }

    [Test]
    public async Task NoReceiver_SendSaysSo(CancellationToken cancellationToken)
    {
        var receiver = await Sample.ReceiveAsync(Port, cancellationToken);
        receiver.Kill();

        var (exitCode, output, error) = await Sample.Start("send").EndAsync(cancellationToken);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(exitCode, Is.EqualTo(1));
            Assert.That(output, Is.Empty);
            Assert.That(Lines(error), Has.Length.EqualTo(1).And.All.StartsWith($"No receiver answers at http://127.0.0.1:{Port} "));
        }
    }

    [Test]
    public async Task ReceiverWithAnotherKey_SendShowsItsAnswer(CancellationToken cancellationToken)
    {
        await Sample.ReceiveAsync(Port, cancellationToken);
        var settings = await CreatedSettingsAsync(cancellationToken);
        settings["Djrill"]!["WebhookSignatureKey"] = "another-key";
        await File.WriteAllTextAsync(Sample.Settings.FullName, settings.ToString(), cancellationToken);

        var (exitCode, output, _) = await Sample.Start("send").EndAsync(cancellationToken);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(exitCode, Is.EqualTo(1));
            Assert.That(output, Does.Contain("403: The header 'X-Mandrill-Signature' fits no configured URL and key."));
        }
    }

    [Test]
    public async Task Secret_IsAFreshOneEachTime(CancellationToken cancellationToken)
    {
        var first = await Sample.Start("secret").EndAsync(cancellationToken);
        var second = await Sample.Start("secret").EndAsync(cancellationToken);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(first.ExitCode, Is.Zero);
            Assert.That(Lines(first.Output), Has.Length.EqualTo(1).And.All.Match("^[0-9a-f]{40}$"), "160 bits");
            Assert.That(second.Output, Is.Not.EqualTo(first.Output));
        }
    }

    [Test]
    public async Task Help_ShowsTheCommands(CancellationToken cancellationToken)
    {
        var (exitCode, output, error) = await Sample.Start("--help").EndAsync(cancellationToken);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(exitCode, Is.Zero);
            Assert.That(output, Does.Contain("dotnet run --project docs/sample -- send"));
            Assert.That(error, Is.Empty);
        }
    }

    [Test]
    public async Task UnknownVerb_ShowsTheCommands(CancellationToken cancellationToken)
    {
        var (exitCode, _, error) = await Sample.Start("receive").EndAsync(cancellationToken);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(exitCode, Is.EqualTo(2));
            Assert.That(error, Does.StartWith("Unknown command 'receive'.").And.Contains("'dotnet run --project docs/sample -- help'"));
        }
    }
}
