using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using Djrill.Net.Events;
using Djrill.Net.Testing;
using Djrill.Net.Tests.Contract;
using Djrill.Net.Tests.Examples.Testing;
using Kit = Djrill.Net.Testing.MandrillPost;

namespace Djrill.Net.Tests.Testing;

[CancelAfter(60_000)]
internal sealed class IsolationTests
{
    [Test]
    public async Task TestsInParallel_EachSeeTheirOwnEventsAlone()
    {
        var (bothStarted, bothPosted) = (new Meeting(2), new Meeting(2));

        await Task.WhenAll(
            Task.Run(() => TestProgramAsync("a@example.com", bothStarted, bothPosted)),
            Task.Run(() => TestProgramAsync("b@example.com", bothStarted, bothPosted)));
    }

    [TestCase(AppKind.AddDjrill)]
    [TestCase(AppKind.PlainMvc)]
    public async Task HostOfAScope_RaisesTheSubscribersOfItsScopeAlone(AppKind kind)
    {
        using var outside = Subscription.Record(out var outer);
        await using var outerApp = await TestApp.StartAsync(kind);
        using var isolation = MandrillSignalsIsolation.Begin();
        using var inside = Subscription.Record(out var inner);
        await using var innerApp = await TestApp.StartAsync(kind);

        await PostAsync(innerApp, MandrillSamples.Open());
        await PostAsync(outerApp, MandrillSamples.Click());

        Assert.That(inner.Select(static e => e.EventType), Is.EqualTo(["open"]));
        Assert.That(outer.Select(static e => e.EventType), Is.EqualTo(["click"]));
    }

    [Test]
    public async Task EndOfAScope_RemovesItsSubscriptionsAndRestoresTheOuterScope()
    {
        TestApp app;
        ConcurrentQueue<MandrillWebhookEventArgs> inner;
        using (MandrillSignalsIsolation.Begin())
        {
            _ = Subscription.Record(out inner);
            app = await TestApp.StartAsync(AppKind.AddDjrill);
        }

        await using var disposal = app;
        using var outside = Subscription.Record(out var outer);
        await using var outerApp = await TestApp.StartAsync(AppKind.AddDjrill);
        using var post = Kit.Create(TestApp.Path, TestApp.Key, TestApp.Url, MandrillSamples.Open());
        using var response = await app.Client.PostMandrillAsync(post);
        await PostAsync(outerApp, MandrillSamples.Click());

        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.ServiceUnavailable), "the host has no subscriber any more");
        Assert.That((inner.Count, outer.Single().EventType), Is.EqualTo((0, "click")));
    }

    [Test]
    public async Task DeadLetter_IsRaisedInItsScopeAlone()
    {
        var (outer, inner) = (new ConcurrentQueue<string?>(), new ConcurrentQueue<string?>());
        EventHandler<MandrillDeadLetterEventArgs> taker = (_, e) => outer.Enqueue(e.DeadLetter.Event.EventType);
        MandrillSignals.EventDeadLettered += taker;
        using var isolation = MandrillSignalsIsolation.Begin();
        MandrillSignals.EventDeadLettered += (_, e) => inner.Enqueue(e.DeadLetter.Event.EventType);
        MandrillSignals.WebhookEvent += static (_, _) => throw new InvalidOperationException("failing");
        await using var app = await TestApp.StartAsync(AppKind.AddDjrill, static options =>
        {
            TestApp.Signed(options);
            options.MaxDeliveryAttempts = 1;
        });

        await PostAsync(app, MandrillSamples.Open());

        isolation.Dispose();
        MandrillSignals.EventDeadLettered -= taker;
        Assert.That((inner.Count, outer.Count), Is.EqualTo((1, 0)));
    }

    [Test]
    public async Task SubscriptionDuringACall_IsOfTheScopeOfItsHost()
    {
        using var isolation = MandrillSignalsIsolation.Begin();
        var late = new ConcurrentQueue<string?>();
        var isFirst = true;
        MandrillSignals.WebhookEvent += (_, _) =>
        {
            if (isFirst)
            {
                isFirst = false;
                MandrillSignals.WebhookEvent += (_, e) => late.Enqueue(e.EventType);
            }
        };
        await using var app = await TestApp.StartAsync(AppKind.AddDjrill);

        await PostAsync(app, MandrillSamples.Open());
        await PostAsync(app, MandrillSamples.Click());

        Assert.That(late, Is.EqualTo(["click"]));
    }

    [Test]
    public void HostBuilderAnnouncedAfterTheEndOfAScope_IsNotObserved()
    {
        var isolation = MandrillSignalsIsolation.Begin();
        isolation.Dispose();
        using var listener = new RecordingListener();

        ((IObserver<DiagnosticListener>)isolation).OnNext(listener);

        Assert.That(listener.Observers, Has.No.Member(isolation));
    }

    /// <summary>A test of a Program that subscribes a lambda. It waits for the other's host, and for the other's post.</summary>
    private static async Task TestProgramAsync(string recipient, Meeting bothStarted, Meeting bothPosted)
    {
        using var isolation = MandrillSignalsIsolation.Begin();
        var seen = new ConcurrentQueue<string?>();
        MandrillSignals.WebhookEvent += (_, e) => seen.Enqueue(((MandrillMessageEvent)e.Event).Message.Recipient);
        var shop = new Shop();
        await using var factory = new ShopFactory(shop);
        using var client = factory.CreateClient();
        await bothStarted.ComeAsync();

        using var post = Kit.Create(ShopFactory.RequestUri, ShopFactory.Key, ShopFactory.Url, MandrillSamples.Open(options => options.Recipient = recipient));
        using var response = await client.PostMandrillAsync(post);
        await bothPosted.ComeAsync();

        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.OK));
        Assert.That(seen, Is.EqualTo([recipient]));
        Assert.That(shop.EventTypes, Is.EqualTo(["open"]), "the Program's lambda");
    }

    private static async Task PostAsync(TestApp app, MandrillEvent mandrillEvent)
    {
        using var post = Kit.Create(TestApp.Path, TestApp.Key, TestApp.Url, mandrillEvent);
        using var response = await app.Client.PostMandrillAsync(post);
        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.OK), $"{app.Logs}");
    }
}
