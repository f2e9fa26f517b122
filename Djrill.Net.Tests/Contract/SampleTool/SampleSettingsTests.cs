using System.Net;
using System.Net.Sockets;

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
    public async Task ReceiverThatCannotStart_LeavesTheAddressOfTheOneThatRuns(CancellationToken cancellationToken)
    {
        await Sample.ReceiveAsync(Port, cancellationToken);
        using var other = new TcpListener(IPAddress.Loopback, 0);
        other.Start();

        var failed = await Sample.Start("--urls", $"http://{other.LocalEndpoint}").EndAsync(cancellationToken);
        var sent = await Sample.Start("send", "--event", "open").EndAsync(cancellationToken);

        using (Assert.EnterMultipleScope())
        {
            Assert.That((failed.ExitCode, Lines(failed.Error).Length), Is.EqualTo((1, 1)), failed.Error);
            Assert.That(sent.ExitCode, Is.Zero, sent.Output + sent.Error);
            Assert.That(sent.Output, Does.Contain($"127.0.0.1:{Port}"));
        }
    }

    [Test]
    public async Task NoReceiverHasStarted_SendKeepsTheSecret(CancellationToken cancellationToken)
    {
        using var other = new TcpListener(IPAddress.Loopback, 0);
        other.Start();
        await Sample.Start("--urls", $"http://{other.LocalEndpoint}").EndAsync(cancellationToken);
        Assert.That(Sample.Settings.Exists, Is.True);

        var (exitCode, output, error) = await Sample.Start("send").EndAsync(cancellationToken);

        Assert.That((exitCode, output), Is.EqualTo((1, "")));
        Assert.That(error, Does.StartWith("No secret is configured yet. Start the receiver first"));
    }

    [Test]
    public async Task TwoReceivers_AreBothReachedByTheirAddresses(CancellationToken cancellationToken)
    {
        var second = FreePort();
        await Sample.ReceiveAsync(Port, cancellationToken);
        Sample.Environment["ConnectionStrings__Mandrill"] = $"Data Source={Sample.Write("second.db", [])}";
        await Sample.ReceiveAsync(second, cancellationToken);

        var results = await Task.WhenAll(new[] { Port, second }.Select(port =>
            Sample.Start("send", "--event", "open", "--urls", $"http://127.0.0.1:{port}").EndAsync(cancellationToken)));

        Assert.That(results.Select(static result => result.ExitCode), Is.All.Zero, string.Concat(results.Select(static result => result.Output)));
    }

    [TestCase("--ConnectionStrings:Mandrill=bogus", "'ConnectionStrings:Mandrill' is not a connection string")]
    [TestCase("--urls=http://10.255.255.1:6014", "The receiver did not start")]
    public async Task ReceiverThatCannotStart_SaysWhyInOneLine(string option, string reason, CancellationToken cancellationToken)
    {
        var (exitCode, _, error) = await Sample.Start(option).EndAsync(cancellationToken);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(exitCode, Is.EqualTo(1));
            Assert.That(Lines(error), Has.Length.EqualTo(1).And.All.Contains(reason));
        }
    }

    [Test]
    public async Task DatabaseOfAnotherEnvironment_IsRefusedInOneLine(CancellationToken cancellationToken)
    {
        var first = await Sample.ReceiveAsync(Port, cancellationToken);
        first.Kill();

        var (exitCode, _, error) = await Sample.Start("--urls", $"http://127.0.0.1:{Port}", "--environment", "Staging").EndAsync(cancellationToken);

        Assert.That((exitCode, Lines(error).Length), Is.EqualTo((1, 1)), error);
    }

    [Test]
    public async Task CreatedSettingsDamaged_AreNamedWithTheCure(CancellationToken cancellationToken)
    {
        Sample.Write(Sample.Settings.Name, "{"u8.ToArray());

        var (exitCode, _, error) = await Sample.Start("send").EndAsync(cancellationToken);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(exitCode, Is.EqualTo(2));
            Assert.That(Lines(error), Has.Length.EqualTo(1).And.All.Contains("Delete the file"));
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
