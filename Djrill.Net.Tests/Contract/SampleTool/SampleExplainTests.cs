extern alias sample;

using System.Reflection;
using sample::Djrill.Net.Sample;
using static Djrill.Net.Tests.Contract.SampleTool.ExampleRequest;

namespace Djrill.Net.Tests.Contract.SampleTool;

/// <summary>What <c>explain</c> says about captured requests. The command runs in this process; its commands in the docs are run as processes.</summary>
internal sealed class SampleExplainTests
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("djrill-explain-");

    [OneTimeTearDown]
    public void DeleteFolder() => _folder.Delete(recursive: true);

    [TestCaseSource(typeof(ExampleRequest), nameof(Forms))]
    public async Task RightRequest_FitsInEveryForm(string request)
    {
        var (exitCode, output) = await ExplainAsync(request, "--key", Key, "--url-signed", Url);

        Assert.That((exitCode, output.Trim()), Is.EqualTo((0, "The signature fits.")));
    }

    [TestCase("http://hooks.example.com/djrill/webhook/?secret=" + Secret, "'https' in place of 'http'")]
    [TestCase("https://hooks.example.com/djrill/webhook?secret=" + Secret, "slash")]
    [TestCase("https://hooks.example.com/djrill/webhook/", "query")]
    [TestCase("https://other.example.com/djrill/webhook/?secret=" + Secret, "host", Description = "The host is that of the request.")]
    public async Task WrongUrl_IsNamedWithItsCure(string url, string words)
    {
        var (exitCode, output) = await ExplainAsync(Text, "--key", Key, "--url-signed", url);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(exitCode, Is.EqualTo(1));
            Assert.That(output, Does.Contain(words).IgnoreCase.And.Contain("'Djrill:WebhookUrl'").And.Not.Contain("'Djrill:WebhookSignatureKey'"));
            Assert.That(output, Does.Not.Contain(Key).And.Not.Contain(Secret).And.Not.Contain(Signature).And.Not.Contain("example.com"));
        }
    }

    // The signatures belong to the host as it is, to a path '/prefix/djrill/webhook/', and to a URL with 'jane:s3cret@'.
    [TestCase("X-Forwarded-Host: hooks.example.com, 10.0.0.2", Signature, "https://other.example.com/djrill/webhook/?secret=" + Secret, "host")]
    [TestCase("X-Original-Host: hooks.example.com", Signature, "https://other.example.com/djrill/webhook/?secret=" + Secret, "host")]
    [TestCase("X-Forwarded-Prefix: /prefix", "mUW3pqqHE4yGH+zEuaN7wzIQvZo=", Url, "path")]
    [TestCase("Authorization: Basic amFuZTpzM2NyZXQ=", "5TdccORG05o/G1OQ2ORppPWujTE=", Url, "user")]
    public async Task HeaderOfAProxy_IsTried(string header, string signature, string url, string words)
    {
        var request = Text.Replace("Host: hooks.example.com", $"Host: 10.0.0.1:8080\n{header}", StringComparison.Ordinal)
            .Replace(Signature, signature, StringComparison.Ordinal);

        var (_, output) = await ExplainAsync(request, "--key", Key, "--url-signed", url);

        Assert.That(output, Does.Contain(words).And.Contain("'Djrill:WebhookUrl'").And.Not.Contain("'Djrill:WebhookSignatureKey'"));
    }

    [Test]
    public async Task UrlOfAFurtherWebhook_IsTried()
    {
        var request = Text.Replace("hooks.example.com", "10.0.0.1", StringComparison.Ordinal).Replace("/djrill/webhook/?secret=" + Secret, "/x", StringComparison.Ordinal);

        var (_, output) = await ExplainAsync(
            request, "--key", Key, "--url-signed", "https://a.example.net/y?z=1", $"--Djrill:AdditionalSignatures:0:Url={Url}");

        Assert.That(output, Does.Contain("'Djrill:AdditionalSignatures'"));
    }

    [Test]
    public async Task WrongKey_IsNamedWithItsCure()
    {
        var (exitCode, output) = await ExplainAsync(Text, "--key", $" {Key}", "--url-signed", Url);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(exitCode, Is.EqualTo(1));
            Assert.That(output, Does.Contain("white space").And.Contain("'Djrill:WebhookSignatureKey'").And.Not.Contain("'Djrill:WebhookUrl'"));
        }
    }

    [Test]
    public async Task UnknownMistake_NamesBothSettings()
    {
        var (exitCode, output) = await ExplainAsync(Text, "--key", "another-key", "--url-signed", Url);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(exitCode, Is.EqualTo(1));
            Assert.That(output, Does.Contain("'Djrill:WebhookSignatureKey'").And.Contain("'Djrill:WebhookUrl'"));
        }
    }

    [TestCase("\n")]
    [TestCase("\r\n")]
    public async Task LineEndThatWasSent_IsNamed(string end)
    {
        var (head, body) = Text.Split("\n\n") is [var before, var after] ? (Without(before, "Content-Length"), after.TrimEnd() + end) : ("", "");

        var (exitCode, output) = await ExplainAsync($"{head}\nContent-Length: {body.Length}\n\n{body}", "--key", Key, "--url-signed", Url);

        Assert.That((exitCode, output), Is.EqualTo((1, output)));
        Assert.That(output, Does.Contain("the line ends of the body").And.Contain("pass the body on unchanged"));
    }

    [Test]
    public async Task FieldThatWasAdded_IsNamed()
    {
        var (exitCode, output) = await ExplainAsync(Without(Text, "Content-Length").TrimEnd() + "&added=1\n", "--key", Key, "--url-signed", Url);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(exitCode, Is.EqualTo(1));
            Assert.That(output, Does.Contain("without the other form fields").And.Contain("pass the body on unchanged"));
        }
    }

    [Test]
    public async Task FormBodyAlone_IsExplainedWithTheSignature()
    {
        var body = Text.Split("\n\n")[1];

        var right = await ExplainAsync(body, "--key", Key, "--url-signed", Url, "--signature", Signature);
        var wrong = await ExplainAsync(body, "--key", Key, "--url-signed", Url, "--signature", "AAAAAAAAAAAAAAAAAAAAAAAAAAA=");

        Assert.That((right.ExitCode, wrong.ExitCode), Is.EqualTo((0, 1)));
    }

    [Test]
    public async Task Settings_AreUsedWhereNoOptionIsGiven()
    {
        var (exitCode, output) = await ExplainAsync(Text, $"--Djrill:WebhookSignatureKey={Key}", "--DJRILL_WEBHOOK_URL", Url);

        Assert.That(exitCode, Is.Zero, output);
    }

    [Test]
    public void EachMistake_HasACure()
    {
        var words = typeof(MandrillSignatureMistakes).GetFields(BindingFlags.Public | BindingFlags.Static).Select(static field => (string)field.GetRawConstantValue()!);

        Assert.That(words.Where(static word => Cures.For([word]).Count == 0), Is.Empty);
    }

    private async Task<(int ExitCode, string Output)> ExplainAsync(string request, params string[] options)
    {
        var path = Path.Combine(_folder.FullName, $"{Guid.NewGuid():N}");
        await File.WriteAllTextAsync(path, request);
        using StringWriter output = new(), error = new();
        var exitCode = await Tool.RunAsync(["explain", path, .. options], output, error);
        Assert.That(error.ToString(), Is.Empty);
        return (exitCode, output.ToString());
    }
}
