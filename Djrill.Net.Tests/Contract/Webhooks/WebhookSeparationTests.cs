using System.Net;
using Microsoft.Extensions.DependencyInjection;

namespace Djrill.Net.Tests.Contract.Webhooks;

/// <summary>What one webhook accepts no other does, and each has a state of its own.</summary>
[TestFixture(AppKind.AddDjrill)]
[TestFixture(AppKind.Hostile)]
[TestFixture(AppKind.MinimalApi)]
internal sealed class WebhookSeparationTests(AppKind kind)
{
    private static readonly string[] Names = ["", "billing", "crm"];

    private WebhooksApp _app;

    [SetUp]
    public async Task StartAsync() => _app = await WebhooksApp.StartAsync(
        kind, ["billing", "crm"], static builder => builder.Services.AddSingleton<Recorder>().AddMandrillEventHandler<BillingHandler>().AddMandrillEventHandler<DefaultHandler>());

    [TearDown]
    public async Task StopAsync() => await _app.DisposeAsync();

    [Test]
    public async Task EachWebhook_AnswersItsOwnPosts()
    {
        using var recording = Subscription.Record(out var events);
        foreach (var name in Names)
        {
            using var head = new HttpRequestMessage(HttpMethod.Head, WebhooksApp.Path(name));
            Assert.That((await _app.SendAsync(head), await _app.SendAsync(WebhooksApp.Post(name))), Is.EqualTo((HttpStatusCode.OK, HttpStatusCode.OK)), name);
        }

        Assert.That(events.Select(static e => e.Delivery.WebhookName), Is.EqualTo(Names));
    }

    [Test]
    public async Task CredentialsOfAnotherWebhook_AreRefused()
    {
        foreach (var (own, other) in from own in Names from other in Names where own != other select (own, other))
        {
            HttpRequestMessage[] posts =
            [
                MandrillPost.Of(WebhooksApp.Events, WebhooksApp.Path(own, WebhooksApp.Secret(other)), WebhooksApp.Key(other), WebhooksApp.Url(other)),
                MandrillPost.Of(WebhooksApp.Events, WebhooksApp.Path(own, WebhooksApp.Secret(other)), WebhooksApp.Key(own), WebhooksApp.Url(own)),
                MandrillPost.Of(WebhooksApp.Events, WebhooksApp.Path(own), WebhooksApp.Key(other), WebhooksApp.Url(other)),
                MandrillPost.Of(WebhooksApp.Events, WebhooksApp.Path(own), WebhooksApp.Key(other), WebhooksApp.Url(own)),
                MandrillPost.Of("[]", WebhooksApp.Path(own), "test-webhook", WebhooksApp.Url(other)),
                new(HttpMethod.Head, WebhooksApp.Path(own, WebhooksApp.Secret(other))),
            ];
            foreach (var post in posts)
            {
                Assert.That(await _app.SendAsync(post), Is.EqualTo(HttpStatusCode.Forbidden), $"{own} {other} {Array.IndexOf(posts, post)}");
            }
        }
    }

    [Test]
    public async Task Handler_IsLimitedToItsWebhook()
    {
        foreach (var name in Names)
        {
            await _app.SendAsync(WebhooksApp.Post(name));
        }

        Assert.That(_app.App.Services.GetRequiredService<Recorder>().Calls, Is.EqualTo(["default of ''", "billing of 'billing'"]));
    }

    [Test]
    public async Task WebhookWhoseEventsNobodyHandles_Is503()
    {
        var status = await _app.SendAsync(WebhooksApp.Post("crm"));

        Assert.That(status, Is.EqualTo(HttpStatusCode.ServiceUnavailable));
        Assert.That(_app.Logs.Select(static entry => entry.Message), Has.Some.StartsWith("Webhook 'crm': Refused a batch of 1 events with 503"));
        Assert.That(await _app.CheckHealthAsync(), Is.EqualTo("Webhook 'crm': Events arrive, but there is no subscriber and no handler."));
    }

    [Test]
    public async Task SameEventAtTwoWebhooks_HasAMemoryForEach()
    {
        var failures = 0;
        var attempts = new List<string>();
        using var failing = new Subscription((_, e) =>
        {
            attempts.Add($"{e.Delivery.WebhookName} {e.Delivery.Attempt}");
            if (failures++ < 2)
            {
                throw new InvalidOperationException();
            }
        });

        await _app.SendAsync(WebhooksApp.Post("billing"));
        await _app.SendAsync(WebhooksApp.Post("crm"));
        await _app.SendAsync(WebhooksApp.Post("crm"));
        await _app.SendAsync(WebhooksApp.Post("billing"));

        Assert.That(attempts, Is.EqualTo(["billing 1", "crm 1", "crm 2", "billing 2"]));
    }

    [Test]
    public async Task Metrics_NameTheWebhookAndNotTheDefaultOne()
    {
        using var recording = Subscription.Record(out _);
        using var meter = new MeterRecorder(_app.App);

        await _app.SendAsync(WebhooksApp.Post("billing"));
        await _app.SendAsync(WebhooksApp.Post(""));

        Assert.That(meter.All.Select(static one => one.Instrument).Distinct().Count(), Is.GreaterThan(4));
        Assert.That(
            meter.All.GroupBy(static one => one.Instrument, static one => one.Tags.GetValueOrDefault(MandrillTelemetry.WebhookAttribute)).Where(static group => !group.SequenceEqual(["billing", null])
                && !group.SequenceEqual(["billing", "billing", null, null])),
            Is.Empty);
    }

    [Test]
    public async Task Refusals_AreCountedForEachWebhook()
    {
        for (var i = 0; i < 12; i++)
        {
            await _app.SendAsync(MandrillPost.Unsigned(WebhooksApp.Events, WebhooksApp.Path("billing")));
        }

        await _app.SendAsync(MandrillPost.Unsigned(WebhooksApp.Events, WebhooksApp.Path("crm")));

        Assert.That(_app.Logs.Where(static entry => entry.Id == 4).Select(static entry => entry.Message), Is.EqualTo(
            [.. Enumerable.Repeat("Webhook 'billing': Refused a request with 403: The header 'X-Mandrill-Signature' is missing.", 10),
                "Webhook 'crm': Refused a request with 403: The header 'X-Mandrill-Signature' is missing."]));
        Assert.That(await _app.CheckHealthAsync(), Does.Contain("Webhook 'billing': Signatures refused within").And.Not.Contain("'crm'"));
    }

    [MandrillHandler(Webhook = "Billing")]
    internal sealed class BillingHandler(Recorder recorder) : IMandrillEventHandler<Djrill.Net.Events.MandrillEvent>
    {
        public Task HandleAsync(Djrill.Net.Events.MandrillEvent mandrillEvent, CancellationToken cancellationToken) =>
            recorder.AddAsync($"billing of '{MandrillDelivery.Current.WebhookName}'");
    }

    [MandrillHandler(Webhook = "")]
    internal sealed class DefaultHandler(Recorder recorder) : IMandrillEventHandler<Djrill.Net.Events.MandrillEvent>
    {
        public Task HandleAsync(Djrill.Net.Events.MandrillEvent mandrillEvent, CancellationToken cancellationToken) =>
            recorder.AddAsync($"default of '{MandrillDelivery.Current.WebhookName}'");
    }
}
