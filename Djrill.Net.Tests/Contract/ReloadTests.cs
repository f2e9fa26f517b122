using System.Net;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Djrill.Net.Tests.Contract;

/// <summary>A change of the configuration takes effect without a restart.</summary>
internal sealed class ReloadTests
{
    private const string Events = """[{"event":"send"}]""";
    private const string NewSecret = "another-secret-of-some-length";
    private const string NewUrl = "https://hooks.example.test/djrill/webhook/?secret=" + NewSecret;

    private ConfigurationManager _configuration;
    private TestApp _app;

    [SetUp]
    public async Task StartAsync()
    {
        _configuration = new ConfigurationManager { ["Djrill:WebhookSecret"] = TestApp.Secret };
        _app = await TestApp.StartAsync(builder =>
        {
            builder.Configuration.AddConfiguration(_configuration);
            builder.Services.AddControllers().AddDjrill();
        });
    }

    [TearDown]
    public async Task StopAsync()
    {
        await _app.DisposeAsync();
        _configuration.Dispose();
    }

    [Test]
    [Subscribed]
    public async Task FirstSetUp_GoesThroughWithoutARestart()
    {
        // As Mandrill does it: the URL is checked before there is a key, then the key exists and everything is signed.
        using var head = await _app.Client.SendAsync(new(HttpMethod.Head, TestApp.Path));
        using var check = await _app.Client.SendAsync(MandrillPost.Of("[]", key: "test-webhook"));
        using var unsigned = await _app.Client.SendAsync(MandrillPost.Unsigned(Events));

        Set("WebhookSignatureKey", TestApp.Key, "WebhookUrl", TestApp.Url);
        using var signed = await _app.Client.SendAsync(MandrillPost.Of(Events));
        using var unsignedNow = await _app.Client.SendAsync(MandrillPost.Unsigned(Events));

        Assert.That(
            new[] { head, check, unsigned, signed, unsignedNow }.Select(static response => response.StatusCode),
            Is.EqualTo([HttpStatusCode.OK, HttpStatusCode.OK, HttpStatusCode.OK, HttpStatusCode.OK, HttpStatusCode.Forbidden]));
    }

    [Test]
    [Subscribed]
    public async Task SecretAndKey_AreRotatedWithoutAGap()
    {
        Set("WebhookSignatureKey", TestApp.Key, "WebhookUrl", TestApp.Url);
        Set("AdditionalSecrets:0", NewSecret, "AdditionalSignatures:0:Url", NewUrl, "AdditionalSignatures:0:Key", "new-key");

        using var old = await _app.Client.SendAsync(MandrillPost.Of(Events));
        using var renewed = await _app.Client.SendAsync(MandrillPost.Of(Events, "/djrill/webhook/?secret=" + NewSecret, "new-key", NewUrl));

        Set("WebhookSecret", NewSecret, "WebhookSignatureKey", "new-key", "WebhookUrl", NewUrl);
        Set("AdditionalSecrets:0", "", "AdditionalSignatures:0:Key", "new-key");
        using var oldAfter = await _app.Client.SendAsync(MandrillPost.Of(Events));
        using var renewedAfter = await _app.Client.SendAsync(MandrillPost.Of(Events, "/djrill/webhook/?secret=" + NewSecret, "new-key", NewUrl));

        Assert.That(
            new[] { old, renewed, oldAfter, renewedAfter }.Select(static response => response.StatusCode),
            Is.EqualTo([HttpStatusCode.OK, HttpStatusCode.OK, HttpStatusCode.Forbidden, HttpStatusCode.OK]));
    }

    [Test]
    public async Task Warnings_AreGivenAtStartAndWhenAChangeBringsThemAbout()
    {
        var atStart = _app.Logs.Own.Select(static entry => entry.Id).ToList();
        _app.Logs.Clear();

        Set("WebhookSignatureKey", TestApp.Key, "WebhookUrl", TestApp.Url.Replace("https", "http", StringComparison.Ordinal));
        Set("MaxDeliveryAttempts", "7");
        using var first = await _app.Client.SendAsync(new(HttpMethod.Head, TestApp.Path));
        using var second = await _app.Client.SendAsync(new(HttpMethod.Head, TestApp.Path));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(atStart, Is.EqualTo([2, 17]));
            Assert.That(_app.Logs.Own.Select(static entry => (entry.Level, entry.Message)), Is.EqualTo(new[]
            {
                (LogLevel.Warning, "The scheme of 'WebhookUrl' is 'http': everyone on the network path can read the secret and the events. Use 'https', and correct the URL at Mandrill if it is 'http' there, too."),
            }));
        }
    }

    [Test]
    public void ChangedRoutePrefix_IsWarnedOf()
    {
        Set("RoutePrefix", "hooks");

        Assert.That(_app.Logs.Own.Where(static entry => entry.Id == 29).Select(static entry => (entry.Level, entry.Message)), Is.EqualTo(new[]
        {
            (LogLevel.Warning, "'RoutePrefix' is not in force: the route is '/djrill/webhook'. The setting takes effect at start only, needs 'AddDjrill', and does not apply to 'MapMandrillWebhook'."),
        }));
    }

    [Test]
    public void MisspeltSetting_IsWarnedOf()
    {
        Set("WebhookSignaturKey", TestApp.Key);

        Assert.That(_app.Logs.Own.Select(static entry => entry.Message), Has.Member("'Djrill:WebhookSignaturKey' is not a setting of Djrill.Net. Correct its name or remove it."));
    }

    private void Set(params string[] settings)
    {
        foreach (var setting in settings.Chunk(2))
        {
            _configuration["Djrill:" + setting[0]] = setting[1];
        }

        ((IConfigurationRoot)_configuration).Reload();
    }
}
