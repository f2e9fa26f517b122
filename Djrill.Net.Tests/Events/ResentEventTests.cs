using System.Text;
using Djrill.Net.Events;
using Djrill.Net.Protocol;
using Djrill.Net.Tests.Events.Matrix;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace Djrill.Net.Tests.Events;

/// <summary>The key of an event that Mandrill sends again, in another batch and with what it knows by then, for every kind.</summary>
internal sealed class ResentEventTests
{
    /// <summary>What is another event, for all that the rest is the same: what it takes is in <see cref="MandrillWebhookEventArgs.Data"/>.</summary>
    private static readonly (string Name, string Path, JToken Value)[] Changes =
    [
        ("a second later", "ts", 1700009999), ("another recipient", "msg.email", "john@example.com"), ("another message", "_id", "other"),
        ("another link", "url", "https://shop.example.org/order/9"), ("another client", "ip", "192.0.2.99"), ("another program", "user_agent", "curl/8"),
        ("another source", "msg.raw_msg", "x"), ("another address", "reject.email", "john@example.com"), ("another address", "entry.email", "john@example.com"),
        ("another subaccount", "reject.subaccount", "cust-2"), ("another action", "action", "other"),
    ];

    private static IEnumerable<TestCaseData> OtherEvents =>
        from name in Samples.Names
        from change in Changes
        where Samples.Of(name).SelectToken(change.Path) is not null
        select new TestCaseData(name, change.Path, change.Value) { TestName = $"{name}, {change.Name}" };

    private static IEnumerable<string> Names => Samples.Names.Except(["sms_sent"]);

    [TestCaseSource(nameof(Names))]
    public void EventInALaterBatchWithANewerSnapshot_HasTheSameKey(string name)
    {
        var (first, again) = (Samples.Of(name), Samples.Of(name));
        Age(again);

        Assert.That(JToken.DeepEquals(first, again), Is.False);
        Assert.That(Keys([Samples.Of("sms_sent"), again, first])[1], Is.EqualTo(Keys([first])[0]));
    }

    [TestCaseSource(nameof(OtherEvents))]
    public void OtherEvent_HasAnotherKey(string name, string path, JToken value)
    {
        var (first, other) = (Samples.Of(name), Samples.Of(name));
        other.SelectToken(path)!.Replace(value); // The source gives paths that are there.

        Assert.That(Keys([first, other]), Is.Unique);
    }

    [Test]
    public void EventsOfAllKindsInOneBatch_HaveKeysOfTheirOwn() => Assert.That(Keys([.. Samples.Names.Select(Samples.Of)]), Is.Unique.And.Length.EqualTo(Samples.Names.Length));

    [Test]
    public void UnknownEvent_HasItsKeyInAnyBatch() =>
        Assert.That(Keys([Samples.Of("open"), Samples.Of("sms_sent")])[1], Is.EqualTo(Keys([Samples.Of("sms_sent")])[0]));

    /// <summary>Changes what Mandrill changes between two deliveries, and adds what it may add.</summary>
    private static void Age(JObject data)
    {
        data["new"] = 1;
        if (data["msg"] is JObject msg)
        {
            (msg["state"], msg["_version"], msg["new"]) = ("spam", "newer", new JObject());
            (msg["opens"], msg["clicks"]) = (new JArray(new JObject { ["ts"] = 1700000999 }), new JArray());
            (msg["smtp_events"], msg["spam_report"]) = (new JArray(), null);
        }

        if ((data["reject"] ?? data["entry"]) is JObject entry)
        {
            (entry["expired"], entry["last_event_at"], entry["detail"]) = (false, "2024-01-01 00:00:00", "newer");
        }
    }

    private static string[] Keys(JObject[] batch)
    {
        var json = $"[{string.Join(" , ", batch.Select(static data => data.ToString(Formatting.Indented)))}]";
        Assert.That(EventSplitter.Split(Encoding.UTF8.GetBytes(json), out var split), Is.Null);
        return [.. split.Events.Select(static slice => EventReader.Read(slice.EventType, slice.Json.ToArray()).IdempotencyKey)];
    }
}
