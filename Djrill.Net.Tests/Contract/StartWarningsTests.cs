using Microsoft.Extensions.Logging;

namespace Djrill.Net.Tests.Contract;

/// <summary>What is warned of at start: a URL that cannot be right, without showing it.</summary>
internal sealed class StartWarningsTests
{
    private const string OtherPath = "The path of 'WebhookUrl' does not end in '/djrill/webhook'. Mandrill's posts do not reach the webhook "
        + "unless a proxy or a controller of your own serves that path. Correct the URL, 'RoutePrefix' or the pattern of 'MapMandrillWebhook'.";

    private const string NoSecret = "The query of 'WebhookUrl' does not contain the parameter 'secret' exactly once with an accepted secret. Mandrill's posts "
        + "are refused with 403. Correct the URL here and at Mandrill, or the secret.";

    [TestCase(TestApp.Path)]
    [TestCase("/djrill/webhook?secret=" + TestApp.Secret)]
    [TestCase("/behind/a/proxy/Djrill/Webhook/?a=b&secret=" + TestApp.Secret)]
    [TestCase("/%64jrill/webhook/?secret=a%2Drandom-secret-of-32-characters#fragment")]
    [TestCase("/djrill/webhook/?secret=another-secret-of-some-length")]
    public async Task UrlThatMayBeRight_IsNotWarnedOf(string path) => Assert.That(await WarningsOfAsync(path), Is.Empty);

    [TestCase("/")]
    [TestCase("/webhook/")]
    [TestCase("/mydjrill/webhook/")]
    [TestCase("/djrill/webhook/more")]
    [TestCase("/djrill/webhook//")]
    public async Task UrlOfAnotherPath_IsWarnedOf(string path) =>
        Assert.That(await WarningsOfAsync($"{path}?secret={TestApp.Secret}"), Is.EqualTo([(27, OtherPath)]));

    [TestCase("")]
    [TestCase("?")]
    [TestCase("?secret=")]
    [TestCase("?secret=a-wrong-secret-of-some-length")]
    [TestCase("?Secret=" + TestApp.Secret)]
    [TestCase("?secret=" + TestApp.Secret + "&secret=" + TestApp.Secret)]
    public async Task UrlWithoutAnAcceptedSecret_IsWarnedOf(string query) =>
        Assert.That(await WarningsOfAsync("/djrill/webhook/" + query), Is.EqualTo([(28, NoSecret)]));

    [Test]
    public async Task UrlWithoutBoth_IsWarnedOfTwiceForItsOwnSetting()
    {
        var warnings = await WarningsOfAsync(TestApp.Path, static options =>
        {
            options.AdditionalSignatures.Add(new() { Url = "https://hooks.example.test/inbound", Key = "inbound-key" });
        });

        Assert.That(warnings, Is.EqualTo(new[]
        {
            (27, OtherPath.Replace("WebhookUrl", "AdditionalSignatures[0].Url", StringComparison.Ordinal)),
            (28, NoSecret.Replace("WebhookUrl", "AdditionalSignatures[0].Url", StringComparison.Ordinal)),
        }));
    }

    [Test]
    public async Task Warnings_UseTheWordsForMistakesInASignature()
    {
        var warnings = await WarningsOfAsync("/", static options =>
        {
            options.WebhookUrl = "http://hooks.example.test/";
            options.WebhookSignatureKey = "'a-key'";
        });

        Assert.That(warnings.Select(static warning => warning.Message), Is.EqualTo(new[]
        {
            "There are quotation marks around the key of 'WebhookSignatureKey'. Mandrill's keys have none, so no signature will fit. "
                + "Remove them; a file for Docker's '--env-file' is a common cause.",
            "The scheme of 'WebhookUrl' is 'http': everyone on the network path can read the secret and the events. "
                + "Use 'https', and correct the URL at Mandrill if it is 'http' there, too.",
            OtherPath,
            NoSecret,
        }));
        Assert.That(
            new[] { MandrillSignatureMistakes.KeyQuotes, MandrillSignatureMistakes.Scheme, MandrillSignatureMistakes.Path, MandrillSignatureMistakes.Query }
                .Zip(warnings, static (word, warning) => warning.Message.Contains(word, StringComparison.Ordinal)),
            Is.All.True);
    }

    [Test]
    public async Task UrlUnderTheConfiguredPrefix_IsNotWarnedOf()
    {
        var right = await WarningsOfAsync("/hooks/mandrill/webhook/?secret=" + TestApp.Secret, static options => options.RoutePrefix = "/hooks/mandrill/");
        var wrong = await WarningsOfAsync(TestApp.Path, static options => options.RoutePrefix = "hooks");

        Assert.That((right.Count, wrong.Single().Id), Is.EqualTo((0, 27)));
    }

    private static async Task<IReadOnlyList<(int Id, string Message)>> WarningsOfAsync(string pathAndQuery, Action<DjrillOptions>? configure = null)
    {
        await using var app = await TestApp.StartAsync(AppKind.AddDjrill, options =>
        {
            TestApp.Signed(options);
            options.WebhookUrl = "https://hooks.example.test" + pathAndQuery;
            options.AdditionalSecrets.Add("another-secret-of-some-length");
            configure?.Invoke(options);
        });

        return [.. app.Logs.Own.Where(static entry => entry.Level == LogLevel.Warning).Select(static entry => (entry.Id, entry.Message))];
    }
}
