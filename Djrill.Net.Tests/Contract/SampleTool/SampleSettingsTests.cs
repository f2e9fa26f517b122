namespace Djrill.Net.Tests.Contract.SampleTool;

/// <summary>Which settings the sample uses, and which it makes for itself.</summary>
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
[CancelAfter(60_000)]
internal sealed class SampleSettingsTests : SampleFixture
{
    [Test]
    public async Task ReceiverRestarted_KeepsItsUrl(CancellationToken cancellationToken)
    {
        var first = await Sample.ReceiveAsync(Port, cancellationToken);
        first.Kill();

        var second = await Sample.ReceiveAsync(Port, cancellationToken);

        Assert.That(second.Url, Is.EqualTo(first.Url));
    }

    [Test]
    public async Task ReceiverRestartedOnAnotherPort_TakesItsSecretAndSendAlong(CancellationToken cancellationToken)
    {
        var first = await Sample.ReceiveAsync(FreePort(), cancellationToken);
        first.Kill();

        var second = await Sample.ReceiveAsync(Port, cancellationToken);
        var (exitCode, _, error) = await Sample.Start("send").EndAsync(cancellationToken);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(second.Url, Does.StartWith($"http://127.0.0.1:{Port}/djrill/webhook/?secret="));
            Assert.That(second.Url.Split('?')[1], Is.EqualTo(first.Url.Split('?')[1]));
            Assert.That(exitCode, Is.Zero, error);
        }
    }

    [Test]
    [Platform(Exclude = "Win", Reason = "Windows has no such modes.")]
    public async Task CreatedSettings_AreTheirOwnersAlone(CancellationToken cancellationToken)
    {
        await Sample.ReceiveAsync(Port, cancellationToken);

        Assert.That(Sample.Settings.UnixFileMode, Is.EqualTo(UnixFileMode.UserRead | UnixFileMode.UserWrite));
    }

    [Test]
    public async Task SecretConfigured_IsUsedAndNothingCreated(CancellationToken cancellationToken)
    {
        Sample.Environment["DJRILL_WEBHOOK_SECRET"] = "a secret of the user's own & more";

        var receiver = await Sample.ReceiveAsync(Port, cancellationToken);
        var (exitCode, output, _) = await Sample.Start("send", "--urls", $"http://127.0.0.1:{Port}").EndAsync(cancellationToken);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(receiver.Url, Does.EndWith("?secret=a%20secret%20of%20the%20user%27s%20own%20%26%20more"));
            Assert.That(Sample.Settings.Exists, Is.False);
            Assert.That(output, Does.Contain("unsigned").And.Contains("200: OK"));
            Assert.That(exitCode, Is.Zero);
        }
    }

    [Test]
    public async Task AllConfigured_WinsOverWhatWasCreated(CancellationToken cancellationToken)
    {
        var first = await Sample.ReceiveAsync(Port, cancellationToken);
        first.Kill();
        Sample.Environment["Djrill__WebhookSecret"] = "a-secret-of-the-users-own";
        Sample.Environment["DJRILL_WEBHOOK_SIGNATURE_KEY"] = "a-key-of-the-users-own";
        Sample.Environment["DJRILL_WEBHOOK_URL"] = "https://hooks.example.com/djrill/webhook/?secret=a-secret-of-the-users-own";

        var second = await Sample.ReceiveAsync(Port, cancellationToken);
        var (exitCode, output, _) = await Sample.Start("send", "--urls", $"http://127.0.0.1:{Port}").EndAsync(cancellationToken);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(second.Url, Is.EqualTo(Sample.Environment["DJRILL_WEBHOOK_URL"]));
            Assert.That(output, Does.Contain("events, signed"));
            Assert.That(exitCode, Is.Zero);
        }
    }
}
