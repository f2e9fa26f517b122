using System.Net;
using Newtonsoft.Json.Linq;

namespace Djrill.Net.Tests.Contract;

/// <summary>What subscribers are given, in which order, and what their failures do.</summary>
internal sealed class DeliveryTests
{
    private TestApp _app;

    [OneTimeSetUp]
    public async Task StartAsync() => _app = await TestApp.StartAsync(AppKind.AddDjrill, TestApp.Unsigned);

    [OneTimeTearDown]
    public async Task StopAsync() => await _app.DisposeAsync();

    [SetUp]
    public void ClearLogs() => _app.Logs.Clear();

    [Test]
    public async Task ThousandEvents_ArriveOnceEachInOrder()
    {
        using var recording = Subscription.Record(out var events);

        await PostAsync(MandrillPost.Batch("a", 1000));

        Assert.That(events.Select(static e => (string)e.Data["id"]!), Is.EqualTo(Enumerable.Range(0, 1000).Select(static i => $"a{i}")));
    }

    [Test]
    public async Task FiftyParallelBatches_DoNotMix()
    {
        using var recording = Subscription.Record(out var events);

        var statuses = await Task.WhenAll(Enumerable.Range(0, 50).Select(batch => PostAsync(MandrillPost.Batch($"{batch}-", 100))));

        var received = events.Select(static e => (Type: e.EventType, Id: (string)e.Data["id"]!, Of: (string)e.Data["msg"]!["of"]!)).ToList();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(statuses, Is.All.EqualTo(HttpStatusCode.OK));
            Assert.That(received.Select(static e => e.Type), Is.All.EqualTo("send"));
            Assert.That(received.Select(static e => e.Id).Order(), Is.EqualTo(
                Enumerable.Range(0, 50).SelectMany(static batch => Enumerable.Range(0, 100).Select(i => $"{batch}-{i}")).Order()));
            foreach (var batch in received.GroupBy(static e => e.Of))
            {
                Assert.That(batch.Select(static e => e.Id), Is.EqualTo(Enumerable.Range(0, 100).Select(i => $"{batch.Key}{i}")));
            }
        }
    }

    [Test]
    public async Task Subscribers_AreCalledInOrderForEachEventInTurn()
    {
        var calls = new List<string>();
        using var first = new Subscription((_, e) => calls.Add($"first {e.EventType}"));
        using var second = new Subscription(async (_, e) =>
        {
            await Task.Yield();
            calls.Add($"second {e.EventType}");
        });
        using var third = new Subscription((_, e) => calls.Add($"third {e.EventType}"));

        await PostAsync("""[{"event":"send"},{"event":"open"}]""");

        Assert.That(calls, Is.EqualTo(["first send", "second send", "third send", "first open", "second open", "third open"]));
    }

    [Test]
    public async Task Subscribers_GetAnEventOfTheirOwnAndNoSender()
    {
        using var first = Subscription.Record(out var one);
        using var second = Subscription.Record(out var two);
        object? sender = "";
        using var third = new Subscription((from, _) => sender = from);

        await PostAsync(MandrillPost.Batch("a", 2));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(one.First().Event, Is.Not.SameAs(two.First().Event));
            Assert.That(one.First().Data, Is.EqualTo(two.First().Data).Using(JToken.EqualityComparer).And.Not.SameAs(two.First().Data));
            Assert.That(sender, Is.Null);
        }
    }

    [Test]
    public async Task SubscriberThatUnsubscribesAll_DisturbsNoCall()
    {
        var calls = 0;
        using var recording = Subscription.Record(out var events);
        Subscription? second = null;
        using var first = new Subscription((_, _) =>
        {
            calls++;
            second!.Dispose();
        });
        second = new Subscription((_, _) => calls += 10);

        var status = await PostAsync("""[{"event":"send"},{"event":"open"}]""");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(status, Is.EqualTo(HttpStatusCode.OK));
            Assert.That(events, Has.Count.EqualTo(2));
            Assert.That(calls, Is.EqualTo(1 + 10 + 1 + 10), "a batch keeps the recipients that it began with");
        }
    }

    private async Task<HttpStatusCode> PostAsync(string events)
    {
        using var response = await _app.Client.SendAsync(MandrillPost.Unsigned(events));
        return response.StatusCode;
    }
}
