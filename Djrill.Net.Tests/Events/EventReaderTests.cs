using Djrill.Net.Events;
using Newtonsoft.Json.Linq;

namespace Djrill.Net.Tests.Events;

/// <summary>Which typed event an event becomes.</summary>
internal sealed class EventReaderTests
{
    private static IEnumerable<string> KnownTypes => typeof(MandrillEventTypes).GetFields().Select(static constant => (string)constant.GetValue(null)!);

    [TestCaseSource(nameof(KnownTypes))]
    public void KnownType_IsKnown(string eventType)
    {
        var read = new MandrillWebhookEventArgs(eventType, []).Event;

        using (Assert.EnterMultipleScope())
        {
            Assert.That(read, Is.Not.TypeOf<MandrillUnknownEvent>());
            Assert.That((read as MandrillMessageEvent)?.Kind, Is.Not.EqualTo(MandrillMessageEventKind.Unknown));
            Assert.That((read as MandrillSyncEvent)?.ListKind, Is.Not.EqualTo(MandrillSyncList.Unknown));
            Assert.That((read as MandrillSyncEvent)?.ActionKind, Is.Not.EqualTo(MandrillSyncAction.Unknown));
            Assert.That(read.EventType, Is.EqualTo(eventType));
        }
    }

    [TestCase("sms_sent")]
    [TestCase("hard-bounce", TestName = "TypeAsMandrillsProseHasIt_IsUnknown")]
    [TestCase("Open")]
    [TestCase("greylist_add")]
    [TestCase("_add")]
    [TestCase("")]
    [TestCase(null)]
    public void AnyOtherType_IsUnknown(string? eventType)
    {
        var data = JObject.Parse("""{"ts":1700000000}""");
        var read = new MandrillWebhookEventArgs(eventType, data).Event;

        using (Assert.EnterMultipleScope())
        {
            Assert.That(read, Is.TypeOf<MandrillUnknownEvent>());
            Assert.That(read.EventType, Is.EqualTo(eventType));
            Assert.That(read.Timestamp, Is.EqualTo(DateTimeOffset.FromUnixTimeSeconds(1700000000)));
            Assert.That(read.Data, Is.SameAs(data));
        }
    }

    [Test]
    public void ListChangeOfAnotherEvent_IsThatEvent() => Assert.That(
        Received.Args("""{"event":"sms_sent","type":"blacklist","action":"add"}""").Event, Is.TypeOf<MandrillUnknownEvent>());

    [Test]
    public void Event_IsReadOnce()
    {
        var args = Received.Args("""{"event":"open"}""");
        var events = new MandrillEvent[64];
        Parallel.For(0, events.Length, i => events[i] = args.Event);

        Assert.That(events, Is.All.SameAs(args.Event));
    }

    [Test]
    public void Event_HasTheDataOfTheArguments()
    {
        var args = Received.Args("""{"event":"inbound","msg":{"email":"help@in.example.org"}}""");

        Assert.That(args.Event.Data, Is.SameAs(args.Data));
    }
}
