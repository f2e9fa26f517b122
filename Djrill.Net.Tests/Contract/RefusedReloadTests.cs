using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Djrill.Net.Tests.Contract;

/// <summary>A change of the settings that is not valid is refused, and the last valid settings stay in force.</summary>
[Subscribed]
internal sealed class RefusedReloadTests(AppKind kind) : ReloadFixture(kind)
{
    private const string RefusedSentence =
        "A change of the settings was refused; the last valid settings stay in force. Message 25 of the log names the cure.";

    private static readonly (HttpStatusCode, HttpStatusCode) OnlySigned = (HttpStatusCode.OK, HttpStatusCode.Forbidden);

    [TestCase("", TestApp.Url)]
    [TestCase(" \n", TestApp.Url)]
    [TestCase(null, TestApp.Url)]
    [TestCase(TestApp.Key, null)]
    [TestCase(null, null)]
    [TestCase("", "")]
    [TestCase("test-webhook", TestApp.Url)]
    public async Task KeyThatIsDropped_StaysInForceUntilTheSettingsAreMended(string? key, string? url)
    {
        Set(("WebhookSignatureKey", key), ("WebhookUrl", url));
        var refused = (await PostBothAsync(), await CheckAsync());
        var errors = Errors.ToList();
        Set(("WebhookSignatureKey", TestApp.Key), ("WebhookUrl", TestApp.Url));
        var mended = (await PostBothAsync(), await CheckAsync());

        using (Assert.EnterMultipleScope())
        {
            Assert.That(refused, Is.EqualTo((OnlySigned, (HealthStatus.Degraded, RefusedSentence))));
            Assert.That(errors.Select(static error => error.Id), Is.EqualTo([25]));
            Assert.That(mended, Is.EqualTo((OnlySigned, (HealthStatus.Healthy, (string?)null))));
            Assert.That(App.Logs.Own.Where(static entry => entry.Id == 26).Select(static entry => (entry.Level, entry.Message)), Is.EqualTo(
                new[] { (LogLevel.Information, "The settings are valid again and in force.") }));
            Assert.That(App.Logs.All.Select(static entry => entry.Text), Has.None.Contains(TestApp.Key), "no key in the log");
        }
    }

    [Test]
    public async Task LastAdditionalPairThatIsDropped_StaysInForce()
    {
        await StartAsync(("WebhookSecret", TestApp.Secret), ("AdditionalSignatures:0:Url", TestApp.Url), ("AdditionalSignatures:0:Key", TestApp.Key));
        await PostBothAsync();

        Set(("AdditionalSignatures:0:Url", null), ("AdditionalSignatures:0:Key", ""));

        Assert.That(await PostBothAsync(), Is.EqualTo(OnlySigned));
    }

    [TestCase("MaxRequestBodySize", "128MB")]
    [TestCase("HandlerTimeout", "soon")]
    [TestCase("WebhookSecret", "short")]
    public async Task UnusableSetting_ChangesNothing(string setting, string value)
    {
        await PostBothAsync();
        Set((setting, value));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(await PostBothAsync(), Is.EqualTo(OnlySigned));
            Assert.That(Errors.Select(static error => error.Id), Is.EqualTo([25]));
            Assert.That(Errors.Single().Message, Does.Contain(setting).And.Not.Contain($"'{value}'"));
            Assert.That(await CheckAsync(), Is.EqualTo((HealthStatus.Degraded, RefusedSentence)));
        }
    }

    [Test]
    public async Task ChangeThatIsReportedSeveralTimes_IsLoggedOnce()
    {
        await PostBothAsync();
        for (var i = 0; i < 10; i++)
        {
            Set(("WebhookSignatureKey", ""));
        }

        var first = Errors.Count();
        Set(("WebhookSecret", "short"));
        await PostBothAsync();

        Assert.That((first, Errors.Count()), Is.EqualTo((1, 2)));
    }

    [Test]
    public async Task ChangeAfterARefusedOne_ComesIntoForce()
    {
        await PostBothAsync();
        Set(("WebhookSignatureKey", ""));
        Set(("WebhookSignatureKey", "the-next-key"));

        var statuses = (await PostAsync(MandrillPost.Of(Events)), await PostAsync(MandrillPost.Of(Events, key: "the-next-key")));

        Assert.That(statuses, Is.EqualTo((HttpStatusCode.Forbidden, HttpStatusCode.OK)));
    }

    [Test]
    public async Task RequestsDuringChanges_AreNeverAcceptedUnsigned()
    {
        await PostBothAsync();
        var posts = Task.Run(() => Task.WhenAll(Enumerable.Range(0, 200).Select(_ => PostBothAsync())));
        for (var i = 0; !posts.IsCompleted; i++)
        {
            Set(("WebhookSignatureKey", i % 2 == 0 ? "" : TestApp.Key), ("MaxRequestBodySize", i % 3 == 0 ? "much" : "1000000"));
        }

        Assert.That(await posts, Is.All.EqualTo(OnlySigned));
    }

    [Test]
    public async Task CodeThatThrows_KeepsTheLastValidSettings()
    {
        var change = new ManualChange();
        var isBroken = false;
        await using var app = await TestApp.StartAsync(Kind, options =>
        {
            TestApp.Signed(options);
            _ = isBroken ? throw new IOException("The vault does not answer.") : 0;
        }, add: services => services.AddSingleton<IOptionsChangeTokenSource<DjrillOptions>>(change));
        using var before = await app.Client.SendAsync(MandrillPost.Of(Events));
        isBroken = true;
        change.Signal();
        using var after = await app.Client.SendAsync(MandrillPost.Of(Events));

        using (Assert.EnterMultipleScope())
        {
            Assert.That((before.StatusCode, after.StatusCode), Is.EqualTo((HttpStatusCode.OK, HttpStatusCode.OK)));
            Assert.That(app.Logs.Own.Where(static entry => entry.Id == 25).Select(static entry => entry.Exception), Is.All.TypeOf<IOException>().And.Exactly(1).Items);
        }
    }

    [Test]
    public async Task ChangeAfterTheHostHasStopped_IsIgnored()
    {
        await PostBothAsync();
        await App.DisposeAsync();

        Assert.That(() => Set(("WebhookSecret", "short")), Throws.Nothing);
        Assert.That(Errors, Is.Empty);
    }
}
